package energy.wattle.settlement.wire;

import energy.wattle.files.Faults;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.core.Assigned;
import energy.wattle.settlement.core.CompensationRule;
import energy.wattle.settlement.core.Negotiated;
import energy.wattle.settlement.core.SettlementContract;
import energy.wattle.settlement.core.Spread;
import energy.wattle.units.Coefficient;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CONTRACT.json: {@code contract} is {@code spread}, {@code negotiated} (with {@code pairPrices}) or
 * {@code assigned} (with the name of a {@code schedule} file); {@code coefficient}, {@code networkFee} and
 * {@code operatorFee} are decimals as text and may be left out. Documented in docs/guides/clear-and-settle.md.
 */
final class ContractFile {

    private static final JsonFields.Shape PAIR_PRICE =
            new JsonFields.Shape(Set.of("seller", "buyer", "direction", "price", "from"), Map.of());
    private static final JsonFields.Shape CONTRACT = new JsonFields.Shape(
            Set.of("contract", "coefficient", "networkFee", "operatorFee", "schedule"),
            Map.of("pairPrices", PAIR_PRICE));

    private final Path file;
    private final Faults faults;

    private ContractFile(Path file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The contract, as far as it can be read; what is wrong with it goes to {@code faults}. */
    static SettlementContract read(Path file, Faults faults) {
        return JsonFields.read(file, CONTRACT, faults)
                .map(fields -> new ContractFile(file, faults).contract(fields))
                .orElse(SettlementContract.DEFAULT);
    }

    private SettlementContract contract(JsonFields fields) {
        String name = fields.required("contract", ContractFile::name);
        Coefficient coefficient = fields.optional("coefficient", Coefficient::of, Coefficient.ONE);
        Price networkFee = fields.optional("networkFee", ContractFile::fee, Price.ZERO);
        Price operatorFee = fields.optional("operatorFee", ContractFile::fee, Price.ZERO);
        refuseForeign(fields, name);
        Spread spread = new Spread(coefficient);
        CompensationRule rule = switch (name) {
            case "negotiated" -> negotiated(fields, spread);
            case "assigned" -> assigned(fields, spread);
            case null, default -> spread;
        };
        return new SettlementContract(rule, networkFee, operatorFee);
    }

    private CompensationRule negotiated(JsonFields fields, Spread otherwise) {
        List<PairPrice> prices = new ArrayList<>();
        Set<PairPrice> seen = new HashSet<>();
        for (JsonFields pair : fields.list("pairPrices")) {
            PairPrice price = pairPrice(pair);
            if (price == null) {
                continue;
            }
            PairPrice key = new PairPrice(price.seller(), price.buyer(), price.direction(), Price.ZERO, price.from());
            if (seen.add(key)) {
                prices.add(price);
            } else {
                pair.refuse("from", Problem.of("settlement.contract.pair.twice"));
            }
        }
        return new Negotiated(otherwise, prices);
    }

    private static @Nullable PairPrice pairPrice(JsonFields pair) {
        ParticipantId seller = pair.required("seller", ParticipantId::new);
        ParticipantId buyer = pair.required("buyer", ParticipantId::new);
        CompensationDirection direction = pair.required("direction", ContractFile::direction);
        Price price = pair.required("price", Price::of);
        Instant from = pair.optional("from", ContractFile::instant, Instant.MIN);
        if (seller == null || buyer == null || direction == null || price == null) {
            return null;
        }
        return new PairPrice(seller, buyer, direction, price, from);
    }

    private CompensationRule assigned(JsonFields fields, Spread otherwise) {
        Path schedule = fields.required("schedule", this::schedule);
        return schedule == null ? otherwise : new Assigned(otherwise, ScheduleFile.read(schedule, faults));
    }

    private Path schedule(String name) {
        try {
            if (!name.isBlank()) {
                return file.resolveSibling(name);
            }
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.of("settlement.contract.schedule"), e);
        }
        throw new ProblemException(Problem.of("settlement.contract.schedule"));
    }

    /** A list of pair prices or a schedule that the named contract would never look at is a mistake. */
    private static void refuseForeign(JsonFields fields, @Nullable String contract) {
        if (fields.has("pairPrices") && !"negotiated".equals(contract)) {
            fields.refuse("pairPrices", Problem.of("settlement.contract.pairs.foreign"));
        }
        if (fields.has("schedule") && !"assigned".equals(contract)) {
            fields.refuse("schedule", Problem.of("settlement.contract.schedule.foreign"));
        }
    }

    private static String name(String text) {
        return switch (text) {
            case "spread", "negotiated", "assigned" -> text;
            default -> throw new ProblemException(Problem.of("settlement.contract.name"));
        };
    }

    private static CompensationDirection direction(String text) {
        return switch (text) {
            case "seller-to-buyer" -> CompensationDirection.SELLER_TO_BUYER;
            case "buyer-to-seller" -> CompensationDirection.BUYER_TO_SELLER;
            default -> throw new ProblemException(Problem.of("settlement.contract.direction"));
        };
    }

    private static Price fee(String text) {
        Price fee = Price.of(text);
        if (Price.ZERO.isAbove(fee)) {
            throw new ProblemException(Problem.of("settlement.contract.fee"));
        }
        return fee;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.of("settlement.contract.instant", "2024-06-03T00:00+02:00"), e);
        }
    }
}
