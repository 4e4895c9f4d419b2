package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeReviews.Manifest;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.PinnedManifests;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.MainRecovery;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Recovery manifests of the main chain that wait here for whoever vouches for them. Source: Ledger, rule 28. */
record WaitingManifests(NodeStores stores, PinnedManifests pinned) {

    /** Those that the main chain's administrators have signed and that no block has, the newest first. */
    List<Manifest> of(Chain main) {
        StateView state = stores.states().view(main.number());
        long followed = Epochs.of(state, main.genesis()).lastRecovery();
        return stores.pending().ofKind(main.number(), RecordKind.RECOVERY.number()).stream()
                .flatMap(record -> signed(main, RecordCodec.decode(record).payload()))
                .filter(recovery -> recovery.number() > followed)
                .sorted(Comparator.comparingLong(MainRecovery::number).reversed())
                .map(recovery -> manifest(main, recovery))
                .toList();
    }

    private static Stream<MainRecovery> signed(Chain main, Bytes payload) {
        try {
            MainRecovery recovery = MainRecovery.decode(payload);
            boolean isSigned = recovery.faultAsShown(main.suite(), main.genesis(), main.id())
                    .isEmpty();
            return isSigned ? Stream.of(recovery) : Stream.empty();
        } catch (MalformedException e) {
            return Stream.empty();
        }
    }

    private Manifest manifest(Chain main, MainRecovery recovery) {
        var hash = recovery.hash(main.suite());
        return new Manifest(
                hash,
                recovery.header().height(),
                recovery.validators().members().stream().map(Validator::id).toList(),
                pinned.hashes().contains(hash));
    }
}
