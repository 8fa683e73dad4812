package buzzville.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BothRecordersTest {
    /** A default that does nothing would be inherited in silence, and the second recorder would never hear of it. */
    @Test
    void whateverARecorderIsToldBothAreTold() {
        for (Method told : Recorder.class.getDeclaredMethods()) {
            if (told.isSynthetic()) {
                continue;
            }
            List<Method> own = Arrays.stream(BothRecorders.class.getDeclaredMethods())
                    .filter(method -> method.getName().equals(told.getName())
                            && Arrays.equals(method.getParameterTypes(), told.getParameterTypes()))
                    .toList();
            assertThat(own).as(told.toString()).hasSize(1);
        }
    }
}
