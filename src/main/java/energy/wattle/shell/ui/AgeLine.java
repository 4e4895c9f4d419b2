package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import energy.wattle.shell.Formats;
import energy.wattle.shell.MarketGlance.ZoneGlance;
import energy.wattle.shell.PageAges.PageAge;
import energy.wattle.shell.PageAges.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How old what the page shows is, by chain: a quiet line where all is as new as can be, and a plain sentence with the
 * reason for each chain that is not.
 */
class AgeLine extends Div {

    private static final long serialVersionUID = 1;

    /** From here on a time of day alone says too little. */
    private static final Duration LONG = Duration.ofHours(12);

    private final transient Formats formats = Formats.in(getLocale());
    private transient List<Sentence> shown = List.of();

    AgeLine() {
        addClassName("wattle-ages");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("shell.age"));
    }

    /** @param isOld whether a chain is older than it could be */
    private record Sentence(String text, boolean isOld) {}

    void show(FrameFacts.Facts facts, Concerns concerns) {
        List<Sentence> sentences = sentences(facts, chosen(facts, concerns));
        if (sentences.equals(shown)) {
            return;
        }
        shown = sentences;
        removeAll();
        sentences.forEach(sentence -> {
            Paragraph line = new Paragraph(new Anchor("status", sentence.text()));
            line.addClassName(sentence.isOld() ? "wattle-age-old" : "wattle-age");
            add(line);
        });
        setVisible(!sentences.isEmpty());
    }

    private static List<PageAge> chosen(FrameFacts.Facts facts, Concerns concerns) {
        Optional<String> zone = concerns.zone().or(() -> facts.zone().map(ZoneGlance::code));
        return switch (concerns.chains()) {
            case NONE -> List.of();
            case ALL -> facts.ages();
            case MAIN -> facts.ages().stream().filter(PageAge::isMain).toList();
            case ZONE ->
                facts.ages().stream()
                        .filter(age -> !age.isMain() && age.zone().equals(zone))
                        .toList();
        };
    }

    private List<Sentence> sentences(FrameFacts.Facts facts, List<PageAge> ages) {
        List<Sentence> sentences = new ArrayList<>();
        ages.stream()
                .filter(age -> age.why().isPresent())
                .forEach(age -> sentences.add(new Sentence(old(facts, age), true)));
        List<PageAge> fresh = ages.stream().filter(age -> age.why().isEmpty()).toList();
        if (fresh.size() == 1) {
            sentences.add(new Sentence(fresh(facts, fresh.getFirst(), ages.size() == 1), false));
        } else {
            fresh.stream()
                    .min(Comparator.comparing(PageAge::asOf))
                    .ifPresent(oldest -> sentences.add(new Sentence(
                            getTranslation("shell.age.several", fresh.size(), moment(facts, oldest, oldest.asOf())),
                            false)));
        }
        return sentences;
    }

    private String fresh(FrameFacts.Facts facts, PageAge age, boolean isOnly) {
        String time = moment(facts, age, age.asOf());
        String block = formats.number(age.height());
        return isOnly
                ? getTranslation("shell.age.one", time, block)
                : getTranslation("shell.age.of", name(facts, age), time, block);
    }

    private String old(FrameFacts.Facts facts, PageAge age) {
        return getTranslation(
                "shell.age.old",
                getTranslation(
                        "shell.age.of", name(facts, age), moment(facts, age, age.asOf()), formats.number(age.height())),
                duration(age.age()),
                age.why().map(why -> words(facts, age, why)).orElse(""));
    }

    private String words(FrameFacts.Facts facts, PageAge age, Why why) {
        return getTranslation(
                why.key(),
                why.about().orElse(""),
                why.since().map(since -> moment(facts, age, since)).orElse(""));
    }

    private String name(FrameFacts.Facts facts, PageAge age) {
        return age.zone()
                .map(code -> facts.zones().stream()
                        .filter(zone -> zone.code().equals(code))
                        .findFirst()
                        .map(ZoneGlance::name)
                        .orElse(code))
                .orElseGet(() -> getTranslation("shell.age.main"));
    }

    private String moment(FrameFacts.Facts facts, PageAge age, Instant instant) {
        ZoneId timeZone = facts.zones().stream()
                .filter(zone -> age.zone().stream().allMatch(zone.code()::equals))
                .findFirst()
                .map(ZoneGlance::timeZone)
                .orElse(ZoneOffset.UTC);
        ZonedDateTime there = instant.atZone(timeZone);
        return age.age().compareTo(LONG) < 0
                ? formats.minute(there)
                : getTranslation("shell.clock.time", formats.date(there.toLocalDate()), formats.minute(there));
    }

    private String duration(Duration age) {
        return age.toHours() > 0
                ? getTranslation("shell.clock.hours", age.toHours(), age.toMinutesPart())
                : getTranslation("shell.clock.minutes", age.toMinutes());
    }
}
