/*
 * Where things stand on the map: zones around the broker as they lie in the city, services in the four corners between them.
 */
const CITY_WIDTH = 1240;
const CITY_GAP = 9;
const CITY_ZONE = { width: 252, height: 168 };
const CITY_SERVICE = { width: 146, height: 64 };
/** So many zones have a place of their own. */
const CITY_MOST_ZONES = 8;

/** Places for so many zones: degrees clockwise from the north, and which side of the map. */
function citySlots(n) {
  const sides = { N: 0, E: 0, S: 0, W: 0 };
  const order = ["N", "S", "W", "E", "N", "S", "W", "E"];
  if (n === 1) sides.W = 1;
  else for (let i = 0; i < n; i++) sides[order[i]]++;
  const slots = [];
  const middle = { N: 0, E: 90, S: 180, W: 270 };
  for (const side of ["N", "E", "S", "W"]) {
    for (let i = 0; i < sides[side]; i++) {
      const turn = sides[side] === 1 ? 0 : i === 0 ? -22 : 22;
      slots.push({ side, of: sides[side], place: i, angle: (middle[side] + turn + 360) % 360 });
    }
  }
  return slots.sort((a, b) => a.angle - b.angle);
}

/** Which zone gets which place: the turn at which they lie nearest to where they really are. */
function citySeats(zones) {
  const slots = citySlots(zones.length);
  const known = zones.map((zone) => ({ zone, angle: zone.east === null ? null : bearing(zone) }));
  const placed = known.filter((each) => each.angle !== null).sort((a, b) => a.angle - b.angle);
  const others = known.filter((each) => each.angle === null);
  const ring = [...placed, ...others];
  let best = 0;
  let least = Infinity;
  for (let turn = 0; turn < slots.length; turn++) {
    let off = 0;
    ring.forEach((each, i) => {
      if (each.angle !== null) {
        const apart = Math.abs(slots[(i + turn) % slots.length].angle - each.angle);
        off += Math.min(apart, 360 - apart) ** 2;
      }
    });
    if (off < least - 1e-9) {
      least = off;
      best = turn;
    }
  }
  return ring.map((each, i) => ({ zone: each.zone, slot: slots[(i + best) % slots.length] }));
}

function bearing(zone) {
  return ((Math.atan2(zone.east, zone.north) * 180) / Math.PI + 360) % 360;
}

function cityLayout(model) {
  const zones = model.zones;
  const seats = citySeats(zones);
  const partitions = model.data.broker.length;
  const broker = { width: 372, height: Math.max(150, 66 + partitions * 34 + 24) };
  const wide = seats.some((seat) => seat.slot.of === 2 && "NS".includes(seat.slot.side));
  const north = seats.some((seat) => seat.slot.side === "N");
  const south = seats.some((seat) => seat.slot.side === "S");
  const sideways = seats.some((seat) => seat.slot.of === 2 && "EW".includes(seat.slot.side));
  const middle = Math.max(broker.height + 56, (sideways ? 2 : 1) * (CITY_ZONE.height + CITY_GAP) + 40);
  const corner = { width: (CITY_WIDTH - (wide ? 2 : 1) * (CITY_ZONE.width + CITY_GAP)) / 2 - 14 };
  const columns = Math.max(1, Math.floor((corner.width + CITY_GAP) / (CITY_SERVICE.width + CITY_GAP)));
  const services = model.data.services.length;
  const each = Math.ceil(services / 4);
  const rows = Math.max(1, Math.ceil(each / columns));
  const band = Math.max(rows * (CITY_SERVICE.height + CITY_GAP), CITY_ZONE.height);
  const top = north || services > 0 ? band : 0;
  const bottom = south || services > 2 ? band : 0;
  const height = top + middle + bottom + 2 * CITY_GAP;
  const centre = { x: CITY_WIDTH / 2, y: CITY_GAP + top + middle / 2 };
  return {
    width: CITY_WIDTH,
    height,
    broker: { x: centre.x - broker.width / 2, y: centre.y - broker.height / 2, ...broker },
    zones: seats.map((seat) => ({ zone: seat.zone, ...cityZoneBox(seat.slot, centre, height) })),
    services: cityServiceBoxes(model, columns, { height, each, centre }),
  };
}

function cityZoneBox(slot, centre, height) {
  const { width, height: tall } = CITY_ZONE;
  const shift = slot.of === 1 ? 0 : slot.place === 0 ? -1 : 1;
  const along = (width + CITY_GAP) / 2;
  const box = { width, height: tall };
  if (slot.side === "N" || slot.side === "S") {
    const right = slot.side === "N" ? shift : -shift;
    box.x = centre.x - width / 2 + right * along;
    box.y = slot.side === "N" ? CITY_GAP : height - CITY_GAP - tall;
  } else {
    const down = slot.side === "E" ? shift : -shift;
    box.x = slot.side === "W" ? 46 : CITY_WIDTH - 46 - width;
    box.y = centre.y - tall / 2 + (down * (tall + CITY_GAP)) / 2;
  }
  return box;
}

/** In the four corners; the more a service has to do, the nearer it is to the broker. */
function cityServiceBoxes(model, columns, room) {
  const work = (service) => service.books.delivered.concat(service.books.lost).reduce((a, b) => a + b, 0);
  const services = model.data.services.map((service) => ({ service, work: work(service) })).sort((a, b) => b.work - a.work);
  const boxes = [];
  for (let quarter = 0; quarter < 4; quarter++) {
    const here = services.filter((each, i) => i % 4 === quarter);
    const places = cityCorner(quarter, here.length, columns, room);
    here.forEach(({ service }, i) => boxes.push({ service, ...places[i], ...CITY_SERVICE }));
  }
  return boxes;
}

/** Places in a corner, the nearest to the broker first: upper right, lower left, upper left, lower right. */
function cityCorner(quarter, count, columns, room) {
  const right = quarter === 0 || quarter === 3;
  const upper = quarter === 0 || quarter === 2;
  const wide = CITY_SERVICE.width + CITY_GAP;
  const tall = CITY_SERVICE.height + CITY_GAP;
  const places = [];
  for (let i = 0; i < count; i++) {
    const column = i % columns;
    const row = Math.floor(i / columns);
    places.push({
      x: right ? CITY_WIDTH - 4 - CITY_SERVICE.width - column * wide : 4 + column * wide,
      y: upper ? CITY_GAP + row * tall : room.height - CITY_GAP - CITY_SERVICE.height - row * tall,
    });
  }
  const far = (place) => Math.hypot(place.x + wide / 2 - room.centre.x, place.y + tall / 2 - room.centre.y);
  return places.sort((a, b) => far(a) - far(b));
}
