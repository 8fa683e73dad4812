package buzzville.broker.order;

/**
 * Something for which a message is held back.
 *
 * @param sender number of the process that sent it
 * @param place the how-manieth of its sender here, from 1; 0 for any word of its sender, of whom nothing has been heard for long
 */
public record Lack(int sender, int place) {}
