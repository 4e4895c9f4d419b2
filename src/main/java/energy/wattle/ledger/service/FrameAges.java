package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainAge;
import energy.wattle.ledger.ChainAge.Hindrance;
import energy.wattle.ledger.ChainAges;
import energy.wattle.shell.PageAges;
import java.util.List;
import java.util.Optional;

/** The chains' ages as the frame of every page tells them. */
final class FrameAges implements PageAges {

    private final ChainAges ages;

    FrameAges(ChainAges ages) {
        this.ages = ages;
    }

    @Override
    public List<PageAge> ages() {
        return ages.all().stream().map(FrameAges::age).toList();
    }

    private static PageAge age(ChainAge age) {
        return new PageAge(
                age.chain().isMain()
                        ? Optional.empty()
                        : Optional.of(age.chain().name().code()),
                age.asOf(),
                age.height(),
                age.age(),
                age.hindrance().map(FrameAges::why));
    }

    private static Why why(Hindrance hindrance) {
        return switch (hindrance) {
            case Hindrance.NoLink(var peer, var since) ->
                peer.isEmpty()
                        ? new Why("ledger.age.nobody", Optional.empty(), Optional.of(since))
                        : new Why("ledger.age.nolink", Optional.of(peer), Optional.of(since));
            case Hindrance.CatchingUp(long blocks) ->
                new Why("ledger.age.behind", Optional.of(blocks), Optional.empty());
            case Hindrance.NoNews(var since) -> new Why("ledger.age.nonews", Optional.empty(), Optional.of(since));
            case Hindrance.NoQuorum(var since) -> new Why("ledger.age.noquorum", Optional.empty(), Optional.of(since));
        };
    }
}
