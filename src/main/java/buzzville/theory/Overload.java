package buzzville.theory;

import java.util.List;

/**
 * A while in which a lane is asked for as much as it can do, or more.
 *
 * @param when it is
 * @param rho the highest load: work asked for by this lane and whatever goes before it, over what the stage can do; infinite
 *     while nobody works
 * @param asks how many times as much the lane asks for as is left for it; infinite if nothing is
 * @param incidents names of those under way that bring it about
 */
public record Overload(Interval when, double rho, double asks, List<String> incidents) {}
