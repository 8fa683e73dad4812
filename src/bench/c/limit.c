/*
 * The limit: the three models of the benchmark written by hand in C, as fast as we know how, with nothing that a simulator
 * has to have: no handlers, no ranks, no fingerprint, no cancellation, the model inlined into the loop.
 *
 *   limit mm1|hold-heap|hold-ladder|broker N PASSES      one warm-up pass, then PASSES timed ones; prints the best
 *
 * An event is 16 bytes: time (2^32 ticks are one unit) and sequence above payload. With -DBRANCHING events are compared by
 * two predictable branches, which a handful of pending events likes; without, by a 128-bit subtraction that never mispredicts.
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TICKS 4294967296.0

typedef struct {
    uint64_t time, order;
} event;

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* other work on the machine disturbs it less than wall time */
    return t.tv_sec + t.tv_nsec * 1e-9;
}

/* ---- xoshiro256++ (Blackman and Vigna, 2018), seeded by splitmix64 ---- */
static uint64_t s0, s1, s2, s3;

static uint64_t splitmix(uint64_t *state) {
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static void seed_draws(uint64_t seed) {
    s0 = splitmix(&seed);
    s1 = splitmix(&seed);
    s2 = splitmix(&seed);
    s3 = splitmix(&seed);
}

typedef struct {
    uint64_t a, b, c, d;
} generator; /* a copy on the stack of the model's function, so that it lives in registers */

static inline uint64_t rotate(uint64_t x, int k) { return x << k | x >> (64 - k); }

static inline uint64_t bits(generator *g) {
    uint64_t result = rotate(g->a + g->d, 23) + g->a, t = g->b << 17;
    g->c ^= g->a;
    g->d ^= g->b;
    g->b ^= g->c;
    g->a ^= g->d;
    g->c ^= t;
    g->d = rotate(g->d, 45);
    return result;
}

static inline double unit(generator *g) { return (bits(g) >> 11) * 0x1p-53; }

/* ---- exponential by the ziggurat of 256 layers (Marsaglia and Tsang, 2000) ---- */
#define TAIL 7.69711747013104972
#define AREA 0.0039496598225815571993
static double edge[257], height[257], width[256];
static uint64_t inside[256];

static void build_ziggurat(void) {
    edge[0] = AREA / exp(-TAIL);
    edge[1] = TAIL;
    for (int i = 2; i < 256; i++) edge[i] = -log(AREA / edge[i - 1] + exp(-edge[i - 1]));
    edge[256] = 0;
    for (int i = 0; i < 257; i++) height[i] = exp(-edge[i]);
    for (int i = 0; i < 256; i++) {
        inside[i] = (uint64_t)(edge[i + 1] / edge[i] * 0x1p53);
        width[i] = edge[i] * 0x1p-53;
    }
}

static double __attribute__((noinline)) exponential_slow(generator *g, int layer, double x) {
    for (;;) {
        if (layer == 0) return TAIL - log(1.0 - unit(g));
        if (height[layer] + unit(g) * (height[layer + 1] - height[layer]) < exp(-x)) return x;
        uint64_t r = bits(g), m = r >> 11;
        layer = r & 255;
        x = m * width[layer];
        if (m < inside[layer]) return x;
    }
}

static inline double exponential(generator *g) {
    uint64_t r = bits(g), m = r >> 11;
    int layer = r & 255;
    double x = m * width[layer];
    return __builtin_expect(m < inside[layer], 1) ? x : exponential_slow(g, layer, x);
}

#define DELAY(mean) ((uint64_t)(int64_t)(exponential(&g) * ((mean) * TICKS)))
#define EVENT(time, payload) ((event){(time), (uint64_t)sequence++ << 32 | (uint32_t)(payload)})

/* ---- pending events: 4-ary heap whose root is entry 3, so that the four children of an entry are one cache line ---- */
static inline int before(event a, event b) {
#ifdef BRANCHING
    return a.time < b.time || (a.time == b.time && a.order < b.order);
#else
    return ((unsigned __int128)a.time << 64 | a.order) < ((unsigned __int128)b.time << 64 | b.order);
#endif
}

static event *heap;
static uint32_t heaped;

static void heap_init(uint32_t capacity) {
    free(heap);
    heap = aligned_alloc(64, ((size_t)capacity + 16) * 16 / 64 * 64 + 64);
    heaped = 0;
}

static inline void heap_push(event e) {
    uint32_t i = heaped++ + 3;
    while (i > 3) {
        uint32_t parent = (i + 8) >> 2;
        if (!before(e, heap[parent])) break;
        heap[i] = heap[parent];
        i = parent;
    }
    heap[i] = e;
}

static inline event heap_pop(void) {
    event first = heap[3];
    if (--heaped == 0) return first;
    uint32_t end = heaped + 3, i = 3;
    event e = heap[end];
    for (;;) {
        uint32_t child = 4 * i - 8, least;
        if (child + 4 <= end) {
            uint32_t left = before(heap[child + 1], heap[child]) ? child + 1 : child;
            uint32_t right = before(heap[child + 3], heap[child + 2]) ? child + 3 : child + 2;
            least = before(heap[right], heap[left]) ? right : left;
        } else {
            if (child >= end) break;
            least = child;
            for (uint32_t k = child + 1; k < end; k++)
                if (before(heap[k], heap[least])) least = k;
        }
        if (!before(heap[least], e)) break;
        heap[i] = heap[least];
        i = least;
    }
    heap[i] = e;
    return first;
}

/* ---- pending events: a ladder of one rung; lists in flat arrays, the current bucket in a small sorted array ---- */
static event *pool, *bottom;
static uint32_t *following, *bucket, buckets, current, free_node, top, tops, in_rung, in_bottom;
static uint64_t rung_start, rung_end, bottom_end, top_min, top_max;
static int shift;

static void ladder_init(uint32_t capacity) {
    free(pool), free(following), free(bucket), free(bottom);
    pool = malloc(16ull * (capacity + 2));
    following = malloc(4ull * (capacity + 2));
    for (uint32_t i = 1; i <= capacity; i++) following[i] = i + 1;
    following[capacity + 1] = 0;
    free_node = 1;
    for (buckets = 64; buckets < capacity;) buckets <<= 1;
    bucket = calloc(buckets, 4);
    bottom = malloc(16ull * (capacity + 64));
    in_bottom = in_rung = top = tops = current = 0;
    rung_start = rung_end = bottom_end = top_max = 0;
    top_min = UINT64_MAX;
}

static inline void bottom_insert(event e) {
    uint32_t i = in_bottom++;
    for (; i > 0 && before(bottom[i - 1], e); i--) bottom[i] = bottom[i - 1];
    bottom[i] = e;
}

static inline void ladder_push(event e) {
    if (e.time < bottom_end) {
        bottom_insert(e);
        return;
    }
    uint32_t n = free_node;
    free_node = following[n];
    pool[n] = e;
    if (e.time < rung_end) {
        uint32_t b = (e.time - rung_start) >> shift;
        following[n] = bucket[b];
        bucket[b] = n;
        in_rung++;
    } else {
        following[n] = top;
        top = n;
        tops++;
        if (e.time < top_min) top_min = e.time;
        if (e.time > top_max) top_max = e.time;
    }
}

static void spread_top(void) {
    uint64_t range = top_max - top_min + 1, want = tops < 64 ? 64 : tops > buckets ? buckets : tops;
    for (shift = 0; range >> shift >= want;) shift++;
    rung_start = bottom_end = top_min;
    rung_end = rung_start + ((uint64_t)buckets << shift);
    uint32_t n = top;
    current = top = tops = 0;
    top_min = UINT64_MAX;
    top_max = 0;
    while (n) {
        uint32_t q = following[n], b = (pool[n].time - rung_start) >> shift;
        following[n] = bucket[b];
        bucket[b] = n;
        in_rung++;
        n = q;
    }
}

static void __attribute__((noinline)) ladder_refill(void) {
    for (;;) {
        if (in_rung == 0) spread_top();
        while (current < buckets && !bucket[current]) current++;
        if (current < buckets) break;
        bottom_end = rung_end;
    }
    uint32_t n = bucket[current];
    bucket[current] = 0;
    while (n) {
        uint32_t q = following[n];
        bottom_insert(pool[n]);
        in_rung--;
        following[n] = free_node;
        free_node = n;
        n = q;
    }
    bottom_end = rung_start + ((uint64_t)++current << shift);
}

static inline event ladder_pop(void) {
    if (!in_bottom) ladder_refill();
    return bottom[--in_bottom];
}

/* ---- the models ---- */
typedef struct {
    uint64_t *at;
    uint32_t head, length;
} fifo;

#define FIFO (1u << 20)
static fifo fifo_new(void) { return (fifo){malloc(8ull * FIFO), 0, 0}; }
static inline void put(fifo *f, uint64_t x) { f->at[(f->head + f->length++) & (FIFO - 1)] = x; }
static inline uint64_t take(fifo *f) {
    f->length--;
    return f->at[f->head++ & (FIFO - 1)];
}

static char check[200];
static double timed; /* seconds of the part that counts */

static uint64_t mm1(uint64_t customers) {
    generator g = {s0, s1, s2, s3};
    fifo queue = fifo_new();
    uint32_t sequence = 0;
    uint64_t left = customers - 1, events = 0;
    double sojourn = 0, start = seconds();
    heap_init(64);
    heap_push(EVENT(DELAY(1 / 0.9), 0));
    while (heaped) {
        event e = heap_pop();
        events++;
        switch ((uint32_t)e.order) {
        case 0:
            if (left) {
                left--;
                heap_push(EVENT(e.time + DELAY(1 / 0.9), 0));
            }
            put(&queue, e.time);
            if (queue.length == 1) heap_push(EVENT(e.time + DELAY(1.0), 1));
            break;
        case 1:
            sojourn += (double)(e.time - take(&queue));
            if (queue.length) heap_push(EVENT(e.time + DELAY(1.0), 1));
            break;
        }
    }
    timed = seconds() - start;
    snprintf(check, sizeof check, "%.4f", sojourn / TICKS / customers);
    free(queue.at);
    return events;
}

#define HOLD(init, push, pop)                                                                      \
    init(n + 1);                                                                                   \
    for (uint32_t i = 0; i < n; i++) push(EVENT(DELAY(1.0), i));                                   \
    start = seconds();                                                                             \
    for (uint64_t k = 0; k < holds; k++) {                                                         \
        event e = pop();                                                                           \
        last = e.time;                                                                             \
        push(EVENT(e.time + DELAY(1.0), e.order));                                                 \
    }

static uint64_t hold(uint32_t n, uint64_t holds, int ladder) {
    generator g = {s0, s1, s2, s3};
    uint32_t sequence = 0;
    uint64_t last = 0;
    double start;
    if (ladder) {
        HOLD(ladder_init, ladder_push, ladder_pop)
    } else {
        HOLD(heap_init, heap_push, heap_pop)
    }
    timed = seconds() - start;
    snprintf(check, sizeof check, "%.4f", last / TICKS * n / holds);
    return holds;
}

static uint64_t broker(uint64_t arrivals) {
    generator g = {s0, s1, s2, s3};
    fifo lane[3] = {fifo_new(), fifo_new(), fifo_new()};
    const uint32_t capacity[3] = {FIFO, 1000, 100};
    uint32_t sequence = 0;
    uint64_t left = arrivals - 1, events = 0, offered[3] = {0}, dropped[3] = {0}, served[3] = {0}, since[4];
    double sojourn[3] = {0}, start = seconds();
    int busy = 0, idle[4] = {0, 1, 2, 3}, serving[4];
    heap_init(64);
    heap_push(EVENT(DELAY(1 / 5.2), 4));
    while (heaped) {
        event e = heap_pop();
        int who = (uint32_t)e.order;
        events++;
        if (who == 4) {
            if (left) {
                left--;
                heap_push(EVENT(e.time + DELAY(1 / 5.2), 4));
            }
            double u = unit(&g);
            int class = u < 0.1 ? 0 : u < 0.7 ? 1 : 2;
            offered[class]++;
            if (busy < 4) {
                int server = idle[busy++];
                since[server] = e.time;
                serving[server] = class;
                heap_push(EVENT(e.time + DELAY(1.0), server));
            } else if (lane[class].length >= capacity[class]) {
                dropped[class]++;
            } else {
                put(&lane[class], e.time);
            }
        } else {
            sojourn[serving[who]] += (double)(e.time - since[who]);
            served[serving[who]]++;
            int class = lane[0].length ? 0 : lane[1].length ? 1 : lane[2].length ? 2 : -1;
            if (class < 0) {
                idle[--busy] = who;
            } else {
                since[who] = take(&lane[class]);
                serving[who] = class;
                heap_push(EVENT(e.time + DELAY(1.0), who));
            }
        }
    }
    timed = seconds() - start;
    for (int i = 0; i < 3; i++) {
        free(lane[i].at);
        sojourn[i] /= TICKS * served[i];
    }
    snprintf(check, sizeof check, "%.3f %.3f %.2f; %.4f", sojourn[0], sojourn[1], sojourn[2], (double)dropped[2] / offered[2]);
    return events;
}

int main(int count, char **word) {
    if (count != 4) return fprintf(stderr, "usage: limit mm1|hold-heap|hold-ladder|broker N PASSES\n"), 2;
    uint32_t n = atoi(word[2]);
    int passes = atoi(word[3]);
    double best = INFINITY;
    build_ziggurat();
    for (int pass = -1; pass < passes; pass++) {
        uint64_t events;
        seed_draws(12345 + pass * 7919);
        if (!strcmp(word[1], "mm1")) events = mm1(5000000);
        else if (!strcmp(word[1], "broker")) events = broker(5000000);
        else events = hold(n, 10000000, !strcmp(word[1], "hold-ladder"));
        if (pass >= 0) best = fmin(best, timed * 1e9 / events);
    }
    printf("%.2f|%s\n", best, check);
    return 0;
}
