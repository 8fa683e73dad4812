package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final long PIR = Mix.hash("capteur_pir");
    private static final long POLICE = Mix.hash("police");
    private static final long NOTIFY = Mix.hash("notification_citoyens");

    @Test
    void everyOccurrenceAndEveryEffectHasAnIdentityOfItsOwn() {
        int instances = 200;
        int ordinals = 1000;
        long[] identities = new long[instances * ordinals * 4];
        int n = 0;
        for (int instance = 0; instance < instances; instance++) {
            for (int ordinal = 0; ordinal < ordinals; ordinal++) {
                long occurrence = Identity.occurrence(PIR, instance, ordinal);
                identities[n++] = occurrence;
                identities[n++] = Identity.occurrence(PIR + 1, instance, ordinal);
                identities[n++] = Identity.effect(occurrence, POLICE, NOTIFY, 0);
                identities[n++] = Identity.effect(occurrence, POLICE, NOTIFY, 1);
            }
        }

        assertThat(Arrays.stream(identities).distinct().count()).isEqualTo(n);
    }

    @Test
    void anEffectIsNamedByItsCauseTheSubscriptionTheRuleAndTheCopy() {
        long effect = Identity.effect(1, POLICE, NOTIFY, 0);

        assertThat(Identity.effect(1, POLICE, NOTIFY, 0)).isEqualTo(effect);
        assertThat(Identity.effect(2, POLICE, NOTIFY, 0)).isNotEqualTo(effect);
        assertThat(Identity.effect(1, NOTIFY, POLICE, 0)).isNotEqualTo(effect);
        assertThat(Identity.effect(1, POLICE, POLICE, 0)).isNotEqualTo(effect);
        assertThat(Identity.effect(1, POLICE, NOTIFY, 1)).isNotEqualTo(effect);
    }

    @Test
    void identitiesNeverChange() {
        // pinned from this implementation: results that were published depend on them
        assertThat(Identity.occurrence(PIR, 3, 14)).isEqualTo(0xb4fc58ceec340bdfL);
        assertThat(Identity.effect(Identity.occurrence(PIR, 3, 14), POLICE, NOTIFY, 1))
                .isEqualTo(0xd23478028017edd4L);
    }
}
