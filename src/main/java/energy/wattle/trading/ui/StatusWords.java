package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.ledger.ChainStatus;
import energy.wattle.ledger.NodeId;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Instance;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.MarketStatus;
import energy.wattle.trading.MarketStatus.ZoneStatus;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Waiting;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of the status page. */
record StatusWords(Component page, Formats formats) {

    private static final int VOTERS_FOR_ONE_FAULT = 4;

    String answer(MarketStatus status) {
        ZoneId timeZone =
                status.zones().stream().map(ZoneStatus::timeZone).findFirst().orElse(ZoneOffset.UTC);
        long blocks = status.chains().stream()
                .mapToLong(chain -> chain.head().height())
                .sum();
        return status.chains().isEmpty()
                ? of("none")
                : of(
                        "answer",
                        instant(status.marketTime(), timeZone),
                        status.zones().size(),
                        formats.number(blocks));
    }

    String of(Instance instance) {
        return instance.place()
                .map(tier ->
                        of("instance.tier", instance.name(), page.getTranslation("shell.links.tier." + tier.tag())))
                .orElseGet(() -> of("instance", instance.name()));
    }

    String of(Problem notice) {
        return page.getTranslation(notice.key(), notice.arguments().toArray());
    }

    String instant(Instant instant, ZoneId timeZone) {
        ZonedDateTime local = instant.atZone(timeZone);
        return "%s %s".formatted(formats.date(local.toLocalDate()), formats.time(local));
    }

    String session(Session session) {
        ZonedDateTime first = session.id().first().start().atZone(ZoneOffset.UTC);
        return of(
                "session.named",
                kind(session),
                "%s %s".formatted(formats.date(first.toLocalDate()), formats.minute(first)));
    }

    String gate(Session session, ZoneId timeZone) {
        return of("gate", kind(session), formats.minute(session.gate().atZone(timeZone)));
    }

    String latest(ZoneStatus zone) {
        return zone.latest().map(session -> latest(session, zone)).orElse("–");
    }

    private String latest(HeldSession held, ZoneStatus zone) {
        String interval = formats.minute(held.session().id().first().start().atZone(zone.timeZone()));
        if (held.state() instanceof SessionState.Cancelled) {
            return of("latest.cancelled", kind(held.session()), interval);
        }
        return held.meanPrice()
                .map(price -> of(
                        "latest.cleared",
                        kind(held.session()),
                        interval,
                        formats.energy(held.volume()),
                        formats.price(price),
                        zone.currency()))
                .orElseGet(() -> of("latest.empty", kind(held.session()), interval));
    }

    String chain(ChainStatus chain) {
        return chain.chain().isMain()
                ? of("chain.main")
                : of("chain.zone", chain.chain().name().code());
    }

    String anchored(ChainStatus chain) {
        return chain.chain().isMain()
                ? chain.awaited()
                        .filter(step -> !step.zones().isEmpty())
                        .map(step -> of(
                                "awaited",
                                instant(step.instant(), ZoneOffset.UTC),
                                step.zones().stream().map(NodeId::code).collect(Collectors.joining(", "))))
                        .orElse("–")
                : chain.anchored()
                        .map(height -> of("anchored.up", formats.number(height)))
                        .orElseGet(() -> of("anchored.none"));
    }

    String tolerates(ChainStatus chain) {
        return chain.validators() < VOTERS_FOR_ONE_FAULT
                ? of("tolerates.none", chain.validators())
                : of("tolerates.some", (chain.validators() - 1) / 3, chain.validators());
    }

    String step(Waiting.Step step) {
        return of("step." + step.name().toLowerCase(Locale.ROOT));
    }

    private String kind(Session session) {
        return of("kind." + session.id().kind().name().toLowerCase(Locale.ROOT));
    }

    private String of(String key, Object... arguments) {
        return page.getTranslation("trading.status." + key, arguments);
    }
}
