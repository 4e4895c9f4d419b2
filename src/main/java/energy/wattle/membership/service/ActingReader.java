package energy.wattle.membership.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.Acting;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Role;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Reader;
import energy.wattle.shell.Readers;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The reader's account says for whom it acts. */
@Component
class ActingReader implements Acting {

    private final Readers readers;
    private final MemberAccounts accounts;
    private final Members members;
    private final MarketPlace market;

    ActingReader(Readers readers, MemberAccounts accounts, Members members, MarketPlace market) {
        this.readers = readers;
        this.accounts = accounts;
        this.members = members;
        this.market = market;
    }

    @Override
    public Optional<Standing> standing() {
        Reader reader = readers.current();
        return reader.is(Role.PARTICIPANT)
                ? reader.account()
                        .flatMap(accounts::participantOf)
                        .flatMap(members::participant)
                        .flatMap(this::standing)
                : Optional.empty();
    }

    private Optional<Standing> standing(Participant participant) {
        return members.zones().stream()
                .filter(zone -> zone.id().equals(participant.zone()))
                .findFirst()
                .flatMap(zone ->
                        market.chain(zone).map(chain -> new Standing(participant, zone, chain.id(), market.now())));
    }

    /** The market's time and chains. */
    @Component
    static class MarketPlace {

        private final Ledger ledger;
        private final MarketClock clock;

        MarketPlace(Ledger ledger, MarketClock clock) {
            this.ledger = ledger;
            this.clock = clock;
        }

        Optional<MarketChain> chain(Zone zone) {
            return ledger.zone(new NodeId(zone.id().code()));
        }

        Instant now() {
            return clock.instant();
        }
    }
}
