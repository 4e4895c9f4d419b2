package energy.wattle.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void changesOfTheArraysAroundItDoNotReachIt() {
        byte[] given = {1, 2, 3};
        Bytes bytes = Bytes.of(given);
        given[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.ofHex("010203")).hasToString("010203");
    }

    @Test
    void bytesAreOrderedAsUnsignedNumbersFromTheLeft() {
        assertThat(Bytes.ofHex("7f")).isLessThan(Bytes.ofHex("80"));
        assertThat(Bytes.ofHex("01")).isLessThan(Bytes.ofHex("0100"));
        assertThat(Bytes.EMPTY).isLessThan(Bytes.ofHex("00"));
    }

    @Test
    void partsJoinAndSlicesCut() {
        Bytes joined = Bytes.concat(Bytes.ofHex("01"), Bytes.EMPTY, Bytes.ofUtf8("é"));

        assertThat(joined).hasToString("01c3a9");
        assertThat(joined.slice(1, 3)).isEqualTo(Bytes.ofUtf8("é"));
        assertThatThrownBy(() -> joined.slice(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aHashHasThirtyTwoBytes() {
        assertThat(Hash.ofHex("ab".repeat(32))).hasToString("ab".repeat(32));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex("ab".repeat(31)));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex("xy".repeat(32)));
    }
}
