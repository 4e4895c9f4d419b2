package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ClockAuthority;
import energy.wattle.ledger.ClockFollower;
import energy.wattle.ledger.ClockTick;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.store.TickNumberStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells and hears market time: only what the cloud has signed counts, and nothing twice. Source: Ledger, Time. */
final class ClockTicks {

    private static final Logger log = LoggerFactory.getLogger(ClockTicks.class);

    private static final Bytes TAG = Bytes.ofUtf8("wattle/clock-tick");

    private final Chains chains;
    private final DerivedKeystore keystore;
    private final Optional<ClockAuthority> authority;
    private final Optional<ClockFollower> follower;
    private final Numbers numbers;
    private long number;
    private long reserved;

    ClockTicks(
            Chains chains,
            DerivedKeystore keystore,
            Optional<ClockAuthority> authority,
            Optional<ClockFollower> follower,
            Numbers numbers) {
        this.numbers = numbers;
        this.chains = chains;
        this.keystore = keystore;
        this.authority = authority;
        this.follower = follower;
    }

    /** Where numbers come from that are above all told before, also before a restart. */
    @FunctionalInterface
    interface Numbers {

        /** @return the first of {@link TickNumberStore#AT_ONCE} */
        long reserve();
    }

    private long next() {
        if (number + 1 >= reserved) {
            number = Math.max(number, numbers.reserve());
            reserved = number + TickNumberStore.AT_ONCE;
        }
        return ++number;
    }

    /** What this instance has to say; nothing unless it is the authority. */
    synchronized Optional<Told> tell() {
        return chains.main()
                .filter(main -> keystore.holds(key(main)))
                .flatMap(main -> authority.map(clock -> {
                    long fresh = next();
                    ClockTick tick = clock.tick();
                    Bytes signature = main.suite().sign(keystore.signingSecret(key(main)), message(main, fresh, tick));
                    return new Told(main, new Parcel.Tick(fresh, tick, signature));
                }));
    }

    /** A tick with the chain that it is spread by. */
    record Told(Chain main, Parcel.Tick tick) {}

    synchronized void hear(Chain main, Parcel.Tick told) {
        if (follower.isEmpty() || told.number() <= number) {
            return;
        }
        if (!main.suite()
                .verifies(
                        keystore.signingKey(key(main)), message(main, told.number(), told.tick()), told.signature())) {
            log.warn("A clock tick is not signed by {}", key(main));
            return;
        }
        number = told.number();
        follower.get().follow(told.tick());
    }

    private static KeyName key(Chain main) {
        return KeyName.of("cloud", main.market().name().code());
    }

    private static Bytes message(Chain main, long number, ClockTick tick) {
        return Bytes.concat(
                TAG,
                main.id().genesis().bytes(),
                new WireWriter().uint(1, number).finish(),
                encode(tick));
    }

    /** A tick's bytes: milliseconds since 1970-01-01T00:00Z, the factor, 1 if it stands, and the next stop. */
    static Bytes encode(ClockTick tick) {
        WireWriter writer = new WireWriter()
                .uint(1, tick.market().toEpochMilli())
                .uint(2, tick.factor())
                .uint(3, tick.isStanding() ? 1 : 0);
        tick.nextStop().ifPresent(stop -> writer.uint(4, stop.toEpochMilli()));
        return writer.finish();
    }
}
