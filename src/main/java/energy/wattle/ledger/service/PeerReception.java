package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.wire.peer.Frame;
import energy.wattle.ledger.wire.peer.PeerListener;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Takes what comes over the links to where it belongs: to a chain's thread, to the records that wait, to the pings. */
final class PeerReception implements PeerListener {

    private static final Logger log = LoggerFactory.getLogger(PeerReception.class);

    private final Neighbours neighbours;
    private final Household household;
    private final Pinger pinger;
    private final PacedClock clock;

    /** What the instance keeps of its chains. */
    record Household(
            Chains chains,
            RecordExchange records,
            EpochKeyExchange keys,
            ClockTicks ticks,
            ClockWatch clocks,
            LostBlocks lost,
            AgeBook ages,
            TransactionOperations transactions) {}

    PeerReception(Neighbours neighbours, Household household, Pinger pinger, PacedClock clock) {
        this.neighbours = neighbours;
        this.household = household;
        this.pinger = pinger;
        this.clock = clock;
    }

    @Override
    public void received(String from, Frame frame) {
        Optional<Chain> chain = household.chains().all().stream()
                .filter(one -> one.id().equals(frame.chain()))
                .findFirst();
        if (chain.isEmpty()) {
            return; // a relay hands on what its neighbours follow
        }
        try {
            take(from, chain.get(), frame);
        } catch (IllegalArgumentException e) {
            log.warn(
                    "{}: a frame of kind {} by way of {} cannot be read: {}",
                    chain.get().market().name(),
                    frame.kind(),
                    from,
                    e.getMessage());
        }
    }

    private void take(String from, Chain chain, Frame frame) {
        Optional<NodeId> to = frame.to().map(NodeId::new);
        switch (ParcelFrames.parcel(frame)) {
            case Parcel.Waiting(var waiting) -> {
                boolean isNews = Boolean.TRUE.equals(household
                        .transactions()
                        .execute(status -> household.records().hear(chain, waiting, from)));
                if (isNews) {
                    clock.wake();
                }
            }
            case Parcel.Offer offer -> household.records().hear(chain, offer, from);
            case Parcel.AskRecords asked -> household.records().answer(chain, asked, from);
            case Parcel.Tick tick -> household.ticks().hear(chain, tick);
            case Parcel.AskKey asked ->
                household
                        .transactions()
                        .executeWithoutResult(status -> household
                                .keys()
                                .answer(from, household.chains().main().orElseThrow(), chain, asked));
            case Parcel.GivenKey given -> {
                boolean isMissing = Boolean.TRUE.equals(household
                        .transactions()
                        .execute(status -> household.keys().take(chain, given)));
                if (isMissing) {
                    clock.wake();
                }
            }
            case Parcel.AskBlock(long height) -> household.lost().answer(from, chain, height);
            case Parcel.AskTime question -> household.clocks().answer(from, chain, question);
            case Parcel.Time answer -> household.clocks().hear(from, answer);
            case Parcel.Ping ping -> pinger.answer(chain.id(), ping);
            case Parcel.Pong pong -> pinger.answered(chain.id(), pong);
            case Parcel parcel -> {
                if (parcel instanceof Parcel.Tip tip) {
                    household.ages().heard(from, chain, tip);
                }
                if (parcel instanceof Parcel.Answer answer) {
                    household.lost().hear(from, chain, answer);
                }
                neighbours.inbox(chain.id()).add(new Inbox.Sent(from, to, parcel));
                clock.wake();
            }
        }
    }

    /**
     * Whoever is new here is told where the chains stand and what waits, and tells the same. What waits comes first: a
     * later record of the same key that got into a block before it would overtake it.
     */
    @Override
    public void linked(String peer, Set<ChainId> follows) {
        log.info("Linked to {}", peer);
        household.ages().linked(peer, follows);
        household.chains().all().stream()
                .filter(chain -> follows.contains(chain.id()))
                .forEach(chain -> {
                    try {
                        greet(peer, chain);
                    } catch (RuntimeException e) {
                        log.error(
                                "{}: what {} should know is told later",
                                chain.market().name(),
                                peer,
                                e);
                    }
                });
    }

    private void greet(String peer, Chain chain) {
        household.records().waiting(chain).forEach(record -> {
            if (household.ages().isAbove(peer)) {
                neighbours.spread(chain.id(), Optional.empty(), new Parcel.Waiting(record));
            } else {
                neighbours.tell(peer, chain.id(), new Parcel.Waiting(record));
            }
        });
        neighbours.tell(
                peer,
                chain.id(),
                new Parcel.Tip(
                        household.records().height(chain), household.ages().claim(chain)));
    }

    @Override
    public void unlinked(String peer) {
        log.warn("The link to {} is gone", peer);
        household.ages().unlinked(peer);
    }

    @Override
    public void misbehaved(String peer, String reason) {
        log.error("{} was cut off: {}", peer, reason);
    }
}
