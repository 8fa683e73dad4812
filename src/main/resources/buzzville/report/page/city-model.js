/*
 * What the map shows at one instant: figures out of the series of the run, no drawing.
 */
const CITY_LIMIT = 0.95;

/** A figure of a series; a series that is left out is 0 throughout. */
function cityAt(series, frame) {
  return series.length ? series[frame] : 0;
}

class CityModel {
  constructor(data) {
    this.data = data;
    this.frames = data.starts.length || 1;
    this.starts = data.starts.length ? data.starts : [0];
    this.zones = data.zones.map((zone, index) => ({ ...zone, index }));
    if (data.senders.some((sender) => sender.zone < 0 && sender.kind !== "service")) {
      this.zones.push({ key: "", name: null, east: null, north: null, index: -1 });
    }
    this.zones.forEach((zone) => {
      zone.senders = data.senders.filter((sender) => sender.zone === zone.index && sender.kind !== "service");
    });
    this.zones = cityFewZones(this.zones);
    this.effects = data.senders.filter((sender) => sender.kind === "service");
    this.maxSource = this.most((frame) => Math.max(0, ...this.zones.map((zone) => this.zone(zone, frame).rate)));
    this.maxService = this.most((frame) => Math.max(0, ...data.services.map((service) => this.stage(service, frame).through)));
    this.maxFlow = Math.max(this.maxSource, this.maxService, 1e-9);
    this.maxWaiting = this.most((frame) => Math.max(0, ...data.broker.map((stage) => cityAt(stage.waiting, frame))));
    this.maxSender = this.most((frame) => Math.max(0, ...data.senders.map((sender) => cityAt(sender.occurred, frame))));
  }

  most(figure) {
    let most = 0;
    for (let frame = 0; frame < this.frames; frame++) most = Math.max(most, figure(frame));
    return most;
  }

  /** When most waits, or else most is lost: where there is most to see. */
  worst() {
    const stages = [...this.data.broker, ...this.data.services];
    const bad = (frame) => stages.reduce((sum, stage) => sum + cityAt(stage.waiting, frame), 0);
    const lost = (frame) => stages.reduce((sum, stage) => sum + cityAt(stage.books.lost, frame), 0);
    const most = this.most(bad) >= 10 ? bad : lost;
    let worst = 0;
    for (let frame = 1; frame < this.frames; frame++) if (most(frame) > most(worst)) worst = frame;
    return worst;
  }

  end(frame) {
    return frame + 1 < this.frames ? this.starts[frame + 1] : this.data.end;
  }

  seconds(frame) {
    return this.end(frame) - this.starts[frame];
  }

  /** The frame that an instant lies in. */
  frameAt(seconds) {
    let low = 0;
    let high = this.frames - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= seconds + 1e-9) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  sender(sender, frame) {
    const seconds = this.seconds(frame);
    const lost = cityAt(sender.lost, frame);
    const ended = lost + cityAt(sender.delivered, frame);
    return {
      count: cityAt(sender.occurred, frame),
      rate: cityAt(sender.occurred, frame) / seconds,
      done: cityAt(sender.delivered, frame) / seconds,
      lost: lost / seconds,
      loss: ended ? lost / ended : 0,
    };
  }

  /** What a service, or any instance of it, says because of what it did. */
  effectsOf(service) {
    return this.effects.filter((sender) => sender.key === service.key || sender.key.startsWith(service.key + "["));
  }

  zone(zone, frame) {
    return this.together(zone.senders, frame);
  }

  together(senders, frame) {
    const seconds = this.seconds(frame);
    let occurred = 0;
    let delivered = 0;
    let lost = 0;
    for (const sender of senders) {
      occurred += cityAt(sender.occurred, frame);
      delivered += cityAt(sender.delivered, frame);
      lost += cityAt(sender.lost, frame);
    }
    const ended = delivered + lost;
    return { rate: occurred / seconds, done: delivered / seconds, lost: lost / seconds, loss: ended ? lost / ended : 0 };
  }

  /** A service, or a partition of the broker. */
  stage(stage, frame) {
    const seconds = this.seconds(frame);
    const workers = stage.existing.length ? stage.existing[frame] : stage.workers;
    const busy = cityAt(stage.busy, frame);
    const share = workers > 0 ? busy / workers : 0;
    const waiting = cityAt(stage.waiting, frame);
    const filled = stage.capacity ? cityAt(stage.most, frame) / stage.capacity : 0;
    const full = cityAt(stage.full, frame);
    const delivered = cityAt(stage.books.delivered, frame);
    const lost = cityAt(stage.books.lost, frame);
    const ended = delivered + lost;
    const pressure = Math.min(1, Math.max(share, filled, full > 0.05 ? 1 : 0));
    return {
      workers,
      busy,
      share,
      waiting,
      full,
      pressure,
      level: cityLevel(pressure),
      through: delivered / seconds,
      lost: lost / seconds,
      loss: ended ? lost / ended : 0,
    };
  }

  broker(frame) {
    const seconds = this.seconds(frame);
    const books = this.data.books;
    const delivered = cityAt(books.delivered, frame);
    const lost = cityAt(books.lost, frame);
    const ended = delivered + lost;
    return {
      offered: cityAt(books.offered, frame) / seconds,
      through: delivered / seconds,
      lost: lost / seconds,
      loss: ended ? lost / ended : 0,
      effects: this.together(this.effects, frame).rate,
    };
  }

  /** What is on at some instant of a frame, each once. */
  incidents(frame) {
    const from = this.starts[frame];
    const until = this.end(frame);
    const on = ([begin, end]) => (end > begin ? begin < until && end > from : begin >= from && begin < until);
    return Page.data.time.incidents.filter((incident) => incident.times.some(on));
  }
}

/** At most as many as have a place on the map; those with least to say share the last one. */
function cityFewZones(zones) {
  if (zones.length <= CITY_MOST_ZONES) return zones;
  const said = (zone) => zone.senders.reduce((sum, sender) => sum + sender.occurred.reduce((a, b) => a + b, 0), 0);
  const busiest = [...zones].sort((a, b) => said(b) - said(a)).slice(0, CITY_MOST_ZONES - 1);
  const others = zones.filter((zone) => !busiest.includes(zone));
  const name = { en: others.length + " other zones", fr: others.length + " autres quartiers" };
  const rest = { key: "others", name, east: null, north: null, index: -2, senders: others.flatMap((zone) => zone.senders) };
  return [...zones.filter((zone) => busiest.includes(zone)), rest];
}

/** 0 to 4: idle, light, half, heavy, at the limit. */
function cityLevel(pressure) {
  return pressure >= CITY_LIMIT ? 4 : pressure >= 0.8 ? 3 : pressure >= 0.5 ? 2 : pressure >= 0.1 ? 1 : 0;
}
