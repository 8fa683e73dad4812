package buzzville.message;

/** What a message says, where somebody gave it: those who carry the message never look inside. */
public interface Content {}
