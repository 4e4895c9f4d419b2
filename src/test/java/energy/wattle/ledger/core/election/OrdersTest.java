package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.Hpke;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: Ledger, rules 23, 26 and 27. */
@ParameterizedClass
@ValueSource(strings = {"ed25519", "sm"})
class OrdersTest {

    private final CryptoSuite suite;
    private final ElectionChain chain;
    private long number = 100;

    OrdersTest(String suite) {
        this.suite = CryptoSuites.named(suite).orElseThrow();
        chain = ElectionChain.main(this.suite, 4);
    }

    private static NodeId node(int number) {
        return ElectionChain.node(number);
    }

    @Test
    void twoOfThreeAdministratorsOrderAndEachOrderOnce() {
        Bytes order = order(new AdminOrder.Review("all is well"));

        assertThat(send(chain.signedOrder(order, 0))).contains("NOT_APPROVED");
        SignedOrder good = chain.signedOrder(order, 0, 2);
        SignedOrder.Approval first = good.approvals().getFirst();
        SignedOrder.Approval forged =
                new SignedOrder.Approval(good.approvals().getLast().administrator(), first.signature());
        assertThat(send(new SignedOrder(order, List.of(first, forged)))).contains("NOT_APPROVED");
        assertThat(send(chain.signedOrder(order, 1, 2))).isEmpty();
        assertThat(send(chain.signedOrder(order, 1, 2))).contains("OLD_NUMBER");
        assertThat(send(chain.signedOrder(
                        new AdminOrder(200, new NodeId("nowhere"), new AdminOrder.Review("")).encode(), 0, 1)))
                .contains("UNKNOWN_CHAIN");
    }

    @Test
    void nodesAreAdmittedAndRemovedAtTheEpochsEndOnly() {
        chain.order(new AdminOrder.Admit(node(7), chain.publicKey("seven"), "Harbour Cooperative"));
        chain.order(new AdminOrder.Admit(node(8), Bytes.of(new byte[32]), "unsound"));
        chain.block();
        assertThat(carried()).containsExactly("UNSOUND_KEY");
        assertThat(chain.voters()).hasSize(4);
        chain.endOfEpoch();
        assertThat(chain.voters()).hasSize(5).contains(node(7));

        chain.order(new AdminOrder.Remove(node(0), "sold"));
        chain.order(new AdminOrder.Remove(node(1), "sold"));
        chain.order(new AdminOrder.Admit(node(7), chain.publicKey("other"), ""));
        chain.order(new AdminOrder.Remove(node(40), "who?"));
        chain.endOfEpoch();
        assertThat(carried()).containsExactly("", "TOO_FEW", "NODE_EXISTS", "UNKNOWN_NODE");
        assertThat(chain.voters()).containsExactly(node(1), node(2), node(3), node(7));
    }

    @Test
    void whoWasRemovedIsNotElectedAndItsPlaceGoesToTheCandidate() {
        chain.order(new AdminOrder.Admit(node(7), chain.publicKey("seven"), ""));
        chain.endOfEpoch();
        chain.order(new AdminOrder.Remove(node(0), "sold"));
        chain.endOfEpoch();

        assertThat(chain.electorate().election().delegates()).containsExactly(node(1));
        for (int round = 0; round < 20; round++) {
            assertThat(chain.voters()).contains(chain.electorate().leader(round));
        }
    }

    @Test
    void parametersChangeAtTheEpochsEndWithinTheirBounds() {
        chain.order(new AdminOrder.SetParameter("missed-turns", 1));
        chain.order(new AdminOrder.SetParameter("missed-turns", 0));
        chain.order(new AdminOrder.SetParameter("epoch-blocks", 100));
        chain.order(new AdminOrder.SetParameter("open-slot-period", 2));
        chain.block();
        assertThat(chain.elections().rules().missedTurns()).isEqualTo(3);
        chain.endOfEpoch();

        assertThat(carried()).containsExactly("", "OUT_OF_BOUNDS", "FIXED_PARAMETER", "");
        assertThat(chain.elections().rules().missedTurns()).isEqualTo(1);
        assertThat(chain.electorate().openSlotPeriod()).isEqualTo(2);
    }

    @Test
    void fromTheHeightOfAnUnknownVersionThisSoftwareIsSilent() {
        long height = chain.height() + 3;
        chain.order(new AdminOrder.Activate(1, height));
        chain.order(new AdminOrder.Activate(2, height));
        chain.order(new AdminOrder.Activate(3, height));
        chain.block();
        assertThat(carried()).containsExactly("OUT_OF_BOUNDS", "", "OUT_OF_BOUNDS");
        chain.block();

        assertThatIllegalStateException().isThrownBy(chain::block).withMessageContaining("protocol version 2");
    }

    @Test
    void onlyTheEvictedAreRefusedOrReadmitted() {
        chain.order(new AdminOrder.Refuse(node(1), "why?"));
        chain.order(new AdminOrder.Readmit(node(1), chain.publicKey("fresh"), "why?"));
        chain.block();
        assertThat(carried()).containsExactly("NOT_EVICTED");
        chain.endOfEpoch();
        assertThat(carried()).containsExactly("NOT_EVICTED");
    }

    @Test
    void aNodeThatHasLostItsKeyGoesOnByAnotherFromTheNextEpochOn() {
        Bytes fresh = chain.publicKey("another disk");
        chain.order(new AdminOrder.Replace(node(1), fresh, "disk"));
        chain.order(new AdminOrder.Replace(node(40), chain.publicKey("whose?"), "who?"));
        chain.order(new AdminOrder.Replace(node(2), fresh, "the same key"));
        chain.block();
        assertThat(chain.elections().isFresh(fresh)).isTrue();
        chain.endOfEpoch();

        assertThat(carried()).containsExactly("", "UNKNOWN_NODE", "KEY_EXISTS");
        assertThat(chain.voters()).hasSize(4).contains(node(1));
        assertThat(chain.elections().validators().members())
                .anyMatch(member ->
                        member.id().equals(node(1)) && member.publicKey().equals(fresh));
    }

    @Test
    void theMainChainSaysWhoHoldsWhichKeysAndWhoIsRetired() {
        NodeId gateway = new NodeId("gateway-7");
        EnrolledKey meter = enrolled("meter/7", "seven");
        EnrolledKey unsound = new EnrolledKey(KeyName.of("meter", "8"), Bytes.of(new byte[32]), meter.encryption());
        chain.order(new AdminOrder.Enrol(gateway, List.of(meter)));
        chain.order(new AdminOrder.Enrol(new NodeId("gateway-8"), List.of(unsound)));
        chain.block();

        assertThat(carried()).containsExactly("", "UNSOUND_KEY");
        assertThat(holdings().entries())
                .containsExactly(Map.entry(
                        meter.name(), new KeyDirectory.Entry("gateway-7", meter.signing(), meter.encryption())));
        assertThat(holdings().instance("gateway-7").orElseThrow().isRetired()).isFalse();
        assertThat(holdings().instance("gateway-8")).isEmpty();

        EnrolledKey other = enrolled("meter/7", "another machine");
        chain.order(new AdminOrder.Enrol(new NodeId("gateway-9"), List.of(other)));
        chain.order(new AdminOrder.Retire(gateway, "sold"));
        chain.block();
        assertThat(holdings().entries().values())
                .extracting(KeyDirectory.Entry::holder)
                .containsExactly("gateway-9");
        assertThat(holdings().instance("gateway-7").orElseThrow().reason()).isEqualTo("sold");
        assertThat(holdings().instance("gateway-7").orElseThrow().isRetired()).isTrue();
    }

    private EnrolledKey enrolled(String name, String secret) {
        Hpke hpke = new Hpke(suite);
        return new EnrolledKey(
                new KeyName(name),
                chain.publicKey(secret),
                hpke.publicKey(hpke.deriveSecret(Bytes.ofUtf8("a seed of thirty-two bytes or more"))));
    }

    private Holdings holdings() {
        return new Holdings(chain.elections().state());
    }

    private Bytes order(AdminOrder.Action action) {
        return new AdminOrder(++number, chain.chain.name(), action).encode();
    }

    private Optional<String> send(SignedOrder order) {
        Hash record = chain.submit(chain.record("administrator 0", RecordKind.ADMIN, order.encode()));
        chain.block();
        return chain.voidReason(record);
    }

    private List<String> carried() {
        return chain.results(VerdictFact.Carried.KIND).stream()
                .map(VerdictFact.Carried::decode)
                .map(VerdictFact.Carried::refusal)
                .toList();
    }
}
