package buzzville.message;

import java.util.Arrays;
import java.util.stream.Stream;

/** Tables of who expects what, by index of the event and index of the zone plus one, in file order. */
final class Routes {
    private Routes() {}

    static Stream<Account> all(Account[][][] routes) {
        return Arrays.stream(routes).flatMap(Arrays::stream).flatMap(Arrays::stream);
    }

    static Account[][][] only(Account[][][] routes, boolean guests) {
        Account[][][] some = new Account[routes.length][][];
        for (int i = 0; i < routes.length; i++) {
            some[i] = new Account[routes[i].length][];
            for (int j = 0; j < routes[i].length; j++) {
                some[i][j] = Arrays.stream(routes[i][j])
                        .filter(account -> account.attendance() != null == guests)
                        .toArray(Account[]::new);
            }
        }
        return some;
    }
}
