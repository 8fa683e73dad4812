package buzzville.scenario;

import buzzville.producer.Calendar;
import buzzville.producer.CalendarProcess;
import buzzville.producer.RateProfile;
import buzzville.producer.Sun;
import buzzville.producer.Sunrise;

/** Whether producers that go by the sun or the clock know the date, the time and the place, and find anything there. */
final class CalendarCheck {
    /** Of a long run, only so many days are looked at. */
    private static final long MOST_DAYS = 3_660;

    private final Scenario scenario;
    private final Remarks remarks;

    CalendarCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        scenario.producers().forEach((name, producer) -> {
            String path = Remarks.path("producers", name);
            if (producer.arrivals() instanceof CalendarProcess process) {
                arrivals(Remarks.under(path, "arrivals"), producer, process);
            }
            RateProfile profile = producer.profile();
            if (profile != null && profile.needsCalendar() && scenario.start() == null && remarks.knows("start")) {
                remarks.error(Remarks.under(path, "profile"), undated(profile));
            }
        });
    }

    private static String undated(Object policy) {
        return "'" + Remarks.word(policy)
                + "' goes by the date and the clock, so the scenario needs a 'start' such as 2024-12-10T15:30:00Z";
    }

    private void arrivals(String path, ProducerSpec producer, CalendarProcess process) {
        Calendar calendar = scenario.calendar();
        if (calendar == null && remarks.knows("start")) {
            remarks.error(path, undated(process));
        }
        if (process.needsSun() && scenario.location() == null) {
            if (!remarks.knows("location")) {
                return;
            }
            remarks.error(
                    path,
                    "'" + Remarks.word(process)
                            + "' needs to know where the city lies: expected a 'location' such as {latitude: 48.86,"
                            + " longitude: 2.35}");
        } else if (calendar != null) {
            long end = producer.until() == null ? scenario.duration() : Math.min(producer.until(), scenario.duration());
            if (producer.from() < end) {
                reports(path, process, calendar.after(producer.from()), end - producer.from());
            }
        }
    }

    private void reports(String path, CalendarProcess process, Calendar calendar, long length) {
        Sun sun = calendar.sun();
        boolean never = process.first(calendar) >= length;
        if (!process.needsSun() || sun == null) {
            if (never) {
                remarks.warning(path, "never reports: none of its times comes before it ends");
            }
            return;
        }
        boolean rises = process instanceof Sunrise;
        long first = sun.dayAt(calendar.start());
        long last = Math.min(sun.dayAt(calendar.instant(length - 1)), first + MOST_DAYS - 1);
        long days = 0;
        boolean light = false;
        for (long day = first; day <= last; day++) {
            if ((rises ? sun.rise(day) : sun.set(day)) == null) {
                days++;
                light = sun.isUpAtNoon(day);
            }
        }
        String verb = rises ? "rise" : "set";
        if (days > 0) {
            remarks.warning(
                    path,
                    "the sun does not " + verb + " on " + days + " of " + (last - first + 1) + " days, on which it is "
                            + (light ? "day" : "night") + " all round");
        } else if (never) {
            remarks.warning(path, "never reports: the sun does not " + verb + " before it ends");
        }
    }
}
