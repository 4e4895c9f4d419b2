package energy.wattle.disclosure.core;

import energy.wattle.disclosure.Publication;
import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Takes publications, on the main chain and those of a zone on its sub-chain, too. Checks form, issuer and time, and
 * that there is one publication of each thing unless a correction names the last. It cannot check the figures: no chain
 * has all that they are computed from. Readers do ({@code Disclosure.verify}).
 */
public final class PublicationContract implements Contract {

    /** A publication's id → mark. */
    static final int PUBLICATIONS = 50;

    /** Subject, zone, from, until, topic → id of the last publication of it. */
    static final int LATEST = 51;

    private static final Bytes MARK = Bytes.of((byte) 1);

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.PUBLICATION);
    }

    @Override
    public List<Integer> tables() {
        return List.of(PUBLICATIONS, LATEST);
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        Bytes payload = record.record().payload();
        Publication publication;
        Bytes place;
        try {
            publication = PublicationCodec.decode(payload);
            place = place(publication);
        } catch (MalformedException e) {
            return new Voided("MALFORMED");
        }
        Hash id = PublicationCodec.id(payload);
        Optional<Hash> latest = state.get(LATEST, place).map(Hash::new);
        return fault(state, block, record.record().sender(), publication, latest)
                .<Outcome>map(Voided::new)
                .orElseGet(() -> Applied.of(
                        List.of(),
                        List.of(
                                new StateChange(PUBLICATIONS, id.bytes(), Optional.of(MARK)),
                                new StateChange(LATEST, place, Optional.of(id.bytes())))));
    }

    private static Optional<String> fault(
            StateView state, BlockContext block, KeyId sender, Publication publication, Optional<Hash> latest) {
        if (!isIssuer(state, block, sender, publication)) {
            return Optional.of("NOT_THE_ZONES_ISSUER");
        }
        if (publication.issuedAt().isAfter(block.instant())) {
            return Optional.of("ISSUED_IN_THE_FUTURE");
        }
        if (!publication.subject().mayPrecedeItsEnd() && publication.until().isAfter(block.instant())) {
            return Optional.of("PERIOD_NOT_OVER");
        }
        if (publication.corrects().isEmpty()) {
            return latest.map(any -> "PUBLISHED_ALREADY");
        }
        if (!publication.corrects().equals(latest)) {
            return Optional.of(
                    state.get(PUBLICATIONS, publication.corrects().orElseThrow().bytes())
                                    .isPresent()
                            ? "CORRECTED_ALREADY"
                            : "CORRECTS_NOTHING");
        }
        return Optional.empty();
    }

    /** A zone's disclosure key for the zone's; any of them for the whole market's, on the main chain. */
    private static boolean isIssuer(StateView state, BlockContext block, KeyId sender, Publication publication) {
        List<TradingZoneId> zones = MembershipState.registrations(state, sender).stream()
                .filter(key -> key.holder().role() == KeyRole.DISCLOSURE)
                .map(key -> key.zone())
                .toList();
        Optional<TradingZoneId> zone = publication.zone();
        if (block.chain().isMain()) {
            return zone.isPresent() ? zones.contains(zone.get()) : !zones.isEmpty();
        }
        return zone.filter(zones::contains)
                .filter(named -> named.code().equals(block.chain().name().code()))
                .isPresent();
    }

    private static Bytes place(Publication publication) {
        try {
            return new StateKey()
                    .text(publication.subject().name())
                    .text(publication.zone().map(TradingZoneId::code).orElse(""))
                    .number(publication.from().getEpochSecond())
                    .number(publication.until().getEpochSecond())
                    .text(publication.topic())
                    .key();
        } catch (IllegalArgumentException e) {
            throw new MalformedException("topic: " + e.getMessage(), e);
        }
    }
}
