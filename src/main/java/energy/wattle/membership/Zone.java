package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.TradingZoneId;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trading zone with its parameters, as the ledger has them. Source: Market rules; Ledger, zone parameters.
 *
 * @param name shown to people
 * @param currency ISO 4217 code
 * @param parameters whole numbers by name, as {@code trading.price-cap-micros}; each module documents its own, with a
 *     default for what is absent
 */
public record Zone(
        TradingZoneId id, String name, ZoneId timeZone, String currency, SortedMap<String, Long> parameters) {

    public Zone {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** A parameter, or its default. */
    public long parameter(String parameter, long otherwise) {
        return parameters.getOrDefault(parameter, otherwise);
    }

    /** This zone with other parameters. */
    public Zone with(Map<String, Long> changed) {
        SortedMap<String, Long> merged = new TreeMap<>(parameters);
        merged.putAll(changed);
        return new Zone(id, name, timeZone, currency, merged);
    }

    /** As the ledger keeps it. */
    public Bytes encode() {
        WireWriter message = new WireWriter()
                .text(1, id.code())
                .text(2, name)
                .text(3, timeZone.getId())
                .text(4, currency);
        MemberCodec.list(message, 5, List.copyOf(parameters.entrySet()), Zone::encodeParameter);
        return message.finish();
    }

    /** @throws MalformedException if the bytes are nothing that {@link #encode} gives */
    public static Zone decode(Bytes message) {
        return MemberCodec.read(
                "zone",
                message,
                fields -> new Zone(
                        new TradingZoneId(fields.text(1, MemberLimits.ZONE_CODE_LENGTH)),
                        fields.text(2, MemberLimits.NAME_LENGTH),
                        ZoneId.of(fields.text(3, MemberLimits.NAME_LENGTH)),
                        fields.text(4, MemberLimits.NAME_LENGTH),
                        decodeParameters(fields.elements(
                                5, MemberLimits.PARAMETERS_PER_ZONE, MemberLimits.PARAMETER_NAME_LENGTH + 20))));
    }

    private static Bytes encodeParameter(Map.Entry<String, Long> parameter) {
        return new WireWriter()
                .text(1, parameter.getKey())
                .sint(2, parameter.getValue())
                .finish();
    }

    private static SortedMap<String, Long> decodeParameters(List<Bytes> elements) {
        SortedMap<String, Long> parameters = new TreeMap<>();
        for (Bytes element : elements) {
            Map.Entry<String, Long> parameter = MemberCodec.read(
                    "parameter",
                    element,
                    fields -> Map.entry(fields.text(1, MemberLimits.PARAMETER_NAME_LENGTH), fields.sint(2)));
            if (!parameters.isEmpty() && parameters.lastKey().compareTo(parameter.getKey()) >= 0) {
                throw new MalformedException("parameters are not in the order of their names, each once");
            }
            parameters.put(parameter.getKey(), parameter.getValue());
        }
        return parameters;
    }
}
