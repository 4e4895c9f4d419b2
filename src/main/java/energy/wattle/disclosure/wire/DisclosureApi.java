package energy.wattle.disclosure.wire;

import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.Audiences;
import energy.wattle.disclosure.DisclosedFile;
import energy.wattle.disclosure.Disclosure;
import energy.wattle.disclosure.FileFormat;
import energy.wattle.disclosure.OwnRequest;
import energy.wattle.disclosure.OwnSubject;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.disclosure.Subject;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.shell.ProblemDocuments;
import energy.wattle.shell.Readers;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The data interface. Without a log-in it has the public class; with one, what the account may see. What it may not see
 * is answered as what does not exist.
 */
@RestController
@RequestMapping("/api/disclosures")
class DisclosureApi {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final Disclosure disclosure;
    private final Audiences audiences;
    private final Readers readers;
    private final ProblemDocuments problems;

    DisclosureApi(Disclosure disclosure, Audiences audiences, Readers readers, ProblemDocuments problems) {
        this.disclosure = disclosure;
        this.audiences = audiences;
        this.readers = readers;
        this.problems = problems;
    }

    /** A publication of the list, as in the document's JSON. */
    record Listed(
            String publication,
            String subject,
            String disclosure_class,
            String topic,
            @Nullable String zone,
            String from,
            String until,
            String published_at,
            long height,
            String record,
            @Nullable String corrected_by) {

        static Listed of(PublicationEntry entry) {
            return new Listed(
                    entry.id().toString(),
                    entry.publication().subject().name(),
                    entry.publication().subject().disclosureClass().name(),
                    entry.publication().topic(),
                    entry.publication().zone().map(TradingZoneId::code).orElse(null),
                    entry.publication().from().toString(),
                    entry.publication().until().toString(),
                    entry.publishedAt().toString(),
                    entry.height(),
                    entry.record().toString(),
                    entry.correctedBy().map(Hash::toString).orElse(null));
        }
    }

    /** The latest first, up to {@link Disclosure#MAXIMUM_ENTRIES}. */
    @GetMapping
    ResponseEntity<?> list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until) {
        Optional<Subject> asked = Optional.ofNullable(subject).flatMap(name -> constant(Subject.values(), name));
        Optional<Instant> first = instant(from, FIRST);
        Optional<Instant> end = instant(until, LAST);
        if ((subject != null && asked.isEmpty()) || first.isEmpty() || end.isEmpty()) {
            return problems.answer(
                    request,
                    HttpStatus.BAD_REQUEST,
                    Problem.of("disclosure.api.question", String.join(", ", names(Subject.values()))));
        }
        Audience audience = audience();
        Set<Subject> seen = Arrays.stream(Subject.values())
                .filter(one -> audience.maySee(one.disclosureClass()))
                .filter(one -> asked.stream().allMatch(one::equals))
                .collect(Collectors.toSet());
        List<Listed> listed = disclosure.publications(seen, first.get(), end.get()).stream()
                .map(Listed::of)
                .toList();
        return ResponseEntity.ok(listed);
    }

    /** {@code /api/disclosures/ID.json}, {@code .csv} or {@code .xlsx}. */
    @GetMapping("/{file}")
    ResponseEntity<?> document(HttpServletRequest request, @PathVariable String file) {
        return split(file)
                .flatMap(name -> hash(name.stem()).flatMap(id -> disclosure.file(audience(), id, name.format())))
                .<ResponseEntity<?>>map(DisclosureApi::answer)
                .orElseGet(() -> nothing(request));
    }

    /** {@code /api/disclosures/members/PARTICIPANT/DAY/TRADES.csv}: the specific class. */
    @GetMapping("/members/{participant}/{day}/{file}")
    ResponseEntity<?> own(
            HttpServletRequest request,
            @PathVariable String participant,
            @PathVariable String day,
            @PathVariable String file) {
        return split(file)
                .flatMap(name -> request(participant, day, name.stem())
                        .flatMap(asked -> disclosure.ownFile(audience(), asked, name.format())))
                .<ResponseEntity<?>>map(DisclosureApi::answer)
                .orElseGet(() -> nothing(request));
    }

    private ResponseEntity<?> nothing(HttpServletRequest request) {
        return problems.answer(request, HttpStatus.NOT_FOUND, Problem.of("disclosure.api.nothing"));
    }

    private Audience audience() {
        return audiences.of(readers.current());
    }

    private static ResponseEntity<byte[]> answer(DisclosedFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.format().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(file.content().toArray());
    }

    private static Optional<OwnRequest> request(String participant, String day, String subject) {
        try {
            OwnRequest request =
                    new OwnRequest(new ParticipantId(participant), LocalDate.parse(day), OwnSubject.valueOf(subject));
            return Optional.of(request);
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record FileName(String stem, FileFormat format) {}

    private static Optional<FileName> split(String file) {
        int point = file.lastIndexOf('.');
        return point < 1
                ? Optional.empty()
                : constant(FileFormat.values(), file.substring(point + 1).toUpperCase(Locale.ROOT))
                        .map(format -> new FileName(file.substring(0, point), format));
    }

    private static Optional<Hash> hash(String id) {
        try {
            return Optional.of(new Hash(Bytes.ofHex(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(@Nullable String text, Instant otherwise) {
        try {
            return Optional.of(text == null ? otherwise : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).toList();
    }
}
