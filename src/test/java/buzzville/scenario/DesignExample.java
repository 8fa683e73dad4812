package buzzville.scenario;

/** The example of the language's contract. */
final class DesignExample {
    static final String SCENARIO = """
            format: 1
            name: Accident in the rain
            include: [city/buzz-ville.yaml]
            seed: 42
            start: 2024-12-10T15:30:00Z
            duration: 30min
            strategy: priority

            events:
              accident_route: {label: {fr: Accident de la route, en: Road accident}, priority: critical, size: 900B}
              mouvement_zone_sensible: {priority: normal, key: zone}

            producers:
              capteur_collision: {emits: accident_route, count: 40, arrivals: poisson(0.02/min)}
              capteur_pir: {emits: mouvement_zone_sensible, count: 300, arrivals: every(1s, jitter=200ms)}

            broker:
              partitions: zone
              threads: 2
              service-time: exponential(200us)
              lanes: {all: {capacity: 10000, overflow: drop-newest}}

            services:
              police:
                subscribes: [accident_route, mouvement_zone_sensible]
                workers: 4
                service-time: lognormal(mean=40ms, p99=200ms)
                emits: {notification_citoyens: {on: accident_route, probability: 80%, after: 200ms}}

            incidents:
              crowd-at-nord: {at: 5min, for: 10min, surge: {producers: [capteur_pir], zones: [nord], factor: 10}}
              broker-crash: {at: 12min, for: 30s, crash: broker}

            objectives:
              alarms-kept: critical loss = 0
              alarms-fast: critical on-time(100ms) >= 99.9%

            strategies:
              none: {}
              priority:
                broker:
                  lanes:
                    all: null
                    critical: {capacity: unlimited}
                    normal: {accepts: [high, normal], capacity: 1000, overflow: drop-oldest}
                    info: {capacity: 100, overflow: drop-newest}
                  dispatch: strict-priority
            """;

    private DesignExample() {}
}
