package energy.wattle.sample.service;

import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Ledger;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.sample.store.SampleStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sets the market up: zones and members as the market's administrator would, and, once these have come down to the
 * zones, what each zone settles by. Every step is taken once, in the transaction that submits its records.
 */
@Order(70)
final class SampleSetup implements Duty {

    private static final Logger log = LoggerFactory.getLogger(SampleSetup.class);

    private static final String MEMBERS = "members";

    private final SampleMembers members;
    private final SampleContracts contracts;
    private final SampleDesk desk;
    private boolean isDone;

    SampleSetup(SampleMembers members, SampleContracts contracts, SampleDesk desk) {
        this.members = members;
        this.contracts = contracts;
        this.desk = desk;
    }

    /** What the sample asks and tells when it sets up. */
    record SampleDesk(Ledger ledger, Members members, SampleStore store, TransactionOperations transactions) {

        /** Takes a step once; what it submits and that it was taken stand together or not at all. */
        void once(String step, Instant now, Runnable what) {
            if (!store.isTaken(step)) {
                transactions.executeWithoutResult(status -> {
                    if (store.take(step, now)) {
                        what.run();
                    }
                });
            }
        }
    }

    @Override
    public void perform(Instant now) {
        if (isDone || desk.ledger().main().isEmpty()) {
            return;
        }
        if (members.areRegisteredHere()) {
            desk.once(MEMBERS, now, this::registerAll);
        }
        List<Zone> zones = members.zonesLedHere();
        if (zones.stream().allMatch(this::hasComeDown)) {
            zones.forEach(zone -> desk.once("contract " + zone.id(), now, () -> contracts.set(zone.id())));
            isDone = true;
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    private void registerAll() {
        switch (desk.members().registerAll(members.zones(), members.enrolments())) {
            case MassAdministration.Submitted submitted ->
                log.info(
                        "The sample registers {} zones and {} members",
                        members.zones().size(),
                        members.count());
            case MassAdministration.Refused refused ->
                throw new IllegalStateException("the sample's members were refused: " + refused.problems());
        }
    }

    /** Whether the zone's own chain knows all of its members: what settles by them may follow. */
    private boolean hasComeDown(Zone zone) {
        return contracts.membersOn(zone.id()) == members.count(zone.id());
    }
}
