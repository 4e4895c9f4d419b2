package energy.wattle.disclosure.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.disclosure.Column;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Listing;
import energy.wattle.membership.MemberLimits;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberListPartTest {

    @Test
    void aPartBeginsWhereTheOneBeforeIsFull() {
        assertThat(MemberListPart.count(0)).isEqualTo(1);
        assertThat(MemberListPart.count(MemberListPart.MEMBERS)).isEqualTo(1);
        assertThat(MemberListPart.count(MemberListPart.MEMBERS + 1)).isEqualTo(2);
    }

    @Test
    void aPartOfTheLongestIdsAndNamesIsNotTooLongForItsRecord() {
        List<String> line = List.of(
                "i".repeat(MemberLimits.ID_LENGTH),
                "n".repeat(MemberLimits.NAME_LENGTH),
                Instant.parse("2024-06-03T12:00:00.123456789Z").toString());
        Document full = Document.ofListing(new Listing(
                List.of(Column.PARTICIPANT, Column.NAME, Column.REGISTERED_FROM),
                Collections.nCopies(MemberListPart.MEMBERS, line)));

        assertThat(DocumentCodec.encode(full).length()).isLessThan(DocumentCodec.MAXIMUM_LENGTH);
    }
}
