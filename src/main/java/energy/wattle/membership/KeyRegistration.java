package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a chain knows of one key.
 *
 * @param zones in which it signs, ascending: one for a participant's key, any number for an institution's
 */
public record KeyRegistration(KeyHolder holder, List<TradingZoneId> zones) {

    public KeyRegistration {
        zones = List.copyOf(zones);
    }

    /** The same key, valid in one zone more. */
    public KeyRegistration with(TradingZoneId zone) {
        return new KeyRegistration(
                holder,
                Stream.concat(zones.stream(), Stream.of(zone))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The same key, valid in one zone less. */
    public KeyRegistration without(TradingZoneId zone) {
        return new KeyRegistration(
                holder, zones.stream().filter(other -> !other.equals(zone)).toList());
    }

    /** As the ledger keeps it. */
    public Bytes encode() {
        WireWriter message = new WireWriter()
                .bytes(1, holder.publicKey())
                .text(2, holder.role().name())
                .text(3, holder.owner().map(ParticipantId::code).orElse(""))
                .uint(4, holder.isCustodial() ? 1 : 0);
        MemberCodec.list(message, 5, zones, zone -> Bytes.ofUtf8(zone.code()));
        return message.finish();
    }

    /** @throws MalformedException if the bytes are nothing that {@link #encode} gives */
    public static KeyRegistration decode(Bytes message) {
        return MemberCodec.read(
                "key registration",
                message,
                fields -> new KeyRegistration(
                        new KeyHolder(
                                fields.bytes(1, Limits.PUBLIC_KEY_LENGTH),
                                MemberCodec.name(fields, 2, KeyRole.class),
                                Optional.of(fields.text(3, MemberLimits.ID_LENGTH))
                                        .filter(owner -> !owner.isEmpty())
                                        .map(ParticipantId::new),
                                MemberCodec.flag(fields, 4)),
                        fields.elements(5, MemberLimits.ZONES, MemberLimits.ZONE_CODE_LENGTH).stream()
                                .map(zone -> new TradingZoneId(new String(zone.toArray(), StandardCharsets.UTF_8)))
                                .toList()));
    }
}
