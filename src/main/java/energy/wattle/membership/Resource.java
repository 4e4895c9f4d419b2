package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.Price;
import energy.wattle.units.Watts;
import java.util.Optional;

/**
 * A plant, storage or load of a participant. Source: Market rules, Who may trade.
 *
 * @param name unique with its participant, as {@code Z1-S01}
 * @param installed installed capacity
 * @param isRenewable its class; a storage is renewable only if it is charged by renewables alone, a load never
 * @param isModelled not measured anywhere: the sample's micro-turbines and storages
 * @param marginalCost what a kWh costs it, as registered, for the assessment's Lerner index; nothing for most, and
 *     never for sun, wind and loads
 */
public record Resource(
        String name,
        ResourceKind kind,
        Watts installed,
        boolean isRenewable,
        boolean isModelled,
        Optional<Price> marginalCost) {

    /** Without a registered cost. */
    public Resource(String name, ResourceKind kind, Watts installed, boolean isRenewable, boolean isModelled) {
        this(name, kind, installed, isRenewable, isModelled, Optional.empty());
    }

    /** As the ledger keeps it. */
    public Bytes encode() {
        return new WireWriter()
                .text(1, name)
                .text(2, kind.name())
                .uint(3, installed.value())
                .uint(4, isRenewable ? 1 : 0)
                .uint(5, isModelled ? 1 : 0)
                .uint(6, marginalCost.map(cost -> cost.micros() + 1).orElse(0L))
                .finish();
    }

    /** @throws MalformedException if the bytes are nothing that {@link #encode} gives */
    public static Resource decode(Bytes message) {
        return MemberCodec.read(
                "resource",
                message,
                fields -> new Resource(
                        fields.text(1, MemberLimits.RESOURCE_NAME_LENGTH),
                        MemberCodec.name(fields, 2, ResourceKind.class),
                        new Watts(fields.uint64(3)),
                        MemberCodec.flag(fields, 4),
                        MemberCodec.flag(fields, 5),
                        MemberCodec.optionalPrice(fields, 6)));
    }
}
