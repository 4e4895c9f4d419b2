package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.Optional;

/**
 * A signing key that a zone knows.
 *
 * @param id by which records name it; a key under an id that is not its own verifies nothing
 * @param zone in which it signs; an institution's key may be registered in several
 */
public record RegisteredKey(KeyId id, TradingZoneId zone, KeyHolder holder) {

    /** As the ledger keeps it. */
    public Bytes encode() {
        return new WireWriter()
                .bytes(1, id.hash().bytes())
                .text(2, zone.code())
                .bytes(3, holder.publicKey())
                .text(4, holder.role().name())
                .text(5, holder.owner().map(ParticipantId::code).orElse(""))
                .uint(6, holder.isCustodial() ? 1 : 0)
                .finish();
    }

    /** @throws MalformedException if the bytes are nothing that {@link #encode} gives */
    public static RegisteredKey decode(Bytes message) {
        return MemberCodec.read(
                "registered key",
                message,
                fields -> new RegisteredKey(
                        new KeyId(new Hash(fields.bytes(1, Hash.LENGTH))),
                        new TradingZoneId(fields.text(2, MemberLimits.ZONE_CODE_LENGTH)),
                        new KeyHolder(
                                fields.bytes(3, Limits.PUBLIC_KEY_LENGTH),
                                MemberCodec.name(fields, 4, KeyRole.class),
                                Optional.of(fields.text(5, MemberLimits.ID_LENGTH))
                                        .filter(owner -> !owner.isEmpty())
                                        .map(ParticipantId::new),
                                MemberCodec.flag(fields, 6))));
    }
}
