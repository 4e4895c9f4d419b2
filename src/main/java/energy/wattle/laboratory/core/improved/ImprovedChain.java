package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.laboratory.core.chain.Chain;
import energy.wattle.laboratory.core.chain.ChainTerms;
import energy.wattle.laboratory.core.chain.Records;
import energy.wattle.laboratory.core.chain.TimeSpent;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.consensus.CertificateCheck;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.MessageCheck;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Signer;
import energy.wattle.ledger.core.simulation.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** A chain that the product's consensus and elections decide, or the paper's: its nodes, and what they say. */
public final class ImprovedChain implements Chain {

    private static final int ASK_LENGTH = 60;
    private static final long KEPT = 4;

    private final ChainTerms terms;
    private final ImprovedTerms improved;
    private final Keys keys = Keys.standIn();
    private final Facts facts;
    private final MessageCheck checker;
    private final CertificateCheck certificates;
    private final List<ImprovedNode> nodes = new ArrayList<>();
    private final IdentityHashMap<ValidatorSet, int[]> positions = new IdentityHashMap<>();
    private final IdentityHashMap<LedgerRecord, Hash> recordIds = new IdentityHashMap<>();
    private final Set<String> charges = new HashSet<>();
    private final Account account;

    public ImprovedChain(ChainTerms terms, ImprovedTerms improved) {
        this.terms = terms;
        this.improved = improved;
        facts = new Facts("chain-" + terms.name(), terms.size(), keys, improved, terms.blockBytes());
        checker = MessageCheck.of(improved.rules(), keys.verifying());
        certificates = new CertificateCheck(improved.rules(), keys.verifying());
        account = new Account(terms);
        for (int i = 0; i < terms.size(); i++) {
            nodes.add(new ImprovedNode(i, this, keys.signer(i)));
        }
    }

    /**
     * When a node came where it decided.
     *
     * @param round the one that it was in
     * @param opened µs, when it got there
     * @param heard µs, when the proposal was there
     */
    record Times(int round, long opened, long heard) {}

    ChainTerms terms() {
        return terms;
    }

    ImprovedTerms improved() {
        return improved;
    }

    Facts facts() {
        return facts;
    }

    MessageCheck checker() {
        return checker;
    }

    long now() {
        return terms.clock().now();
    }

    Consensus consensus(Signer signer) {
        return Consensus.under(improved.rules(), improved.timing(), keys.verifying(), signer);
    }

    Bytes publicKey(int node) {
        return keys.publicKey(node);
    }

    @Override
    public void start() {
        nodes.forEach(ImprovedNode::mayBeDue);
    }

    @Override
    public void arrived(int node) {
        nodes.get(node).mayBeDue();
    }

    /** A node's position among the voters; -1 if it has no vote. */
    int position(ValidatorSet validators, int node) {
        int[] all = positions.computeIfAbsent(validators, set -> {
            int[] places = new int[terms.size()];
            Arrays.fill(places, -1);
            List<Validator> members = set.members();
            for (int i = 0; i < members.size(); i++) {
                places[Facts.index(members.get(i).id())] = i;
            }
            return places;
        });
        return all[node];
    }

    Hash recordId(LedgerRecord record) {
        return recordIds.computeIfAbsent(record, each -> ElectionMail.id(facts.suite(), each));
    }

    /** One accusation is enough for all: the first node to make it sends it. */
    boolean isNewCharge(String charge) {
        return charges.add(charge);
    }

    void spread(ImprovedNode from, Message message, IntPredicate mayGet) {
        long body = message instanceof Proposal proposal
                ? facts.tip(facts.hash(proposal.block())).bytes()
                : 0;
        Letter letter =
                Letter.of(from.id, message, body, (heard, to) -> nodes.get(to).hear(heard));
        terms.network()
                .spread(from.id, letter.length(), mayGet, to -> nodes.get(to).receive(letter));
    }

    void spread(ImprovedNode from, LedgerRecord record) {
        int length = (int) Records.length(record);
        terms.network().spread(from.id, length, to -> true, to -> nodes.get(to).receive(record));
    }

    void askBody(ImprovedNode from, int peer, Hash block) {
        long height = from.terms().height();
        terms.network()
                .send(
                        from.id,
                        peer,
                        ASK_LENGTH,
                        () -> nodes.get(peer)
                                .body(height, block)
                                .ifPresent(body -> answer(nodes.get(peer), from.id, body, Optional.empty())));
    }

    /** A height's certificate alone: all who have decided it send theirs, and most who get it have the block. */
    void certify(ImprovedNode from, Certificate certificate, int to) {
        if (from.behaviour() != Behaviour.SILENCE) {
            int length = ASK_LENGTH + certificate.votes().size() * Account.VOTE_LENGTH;
            terms.network().send(from.id, to, length, () -> nodes.get(to).certified(from.id, certificate));
        }
    }

    void askHeight(ImprovedNode from, long height, int peer) {
        terms.network().send(from.id, peer, ASK_LENGTH, () -> nodes.get(peer).answer(height, from.id));
    }

    void answer(ImprovedNode from, int to, Block block, Optional<Certificate> certificate) {
        if (from.behaviour() == Behaviour.SILENCE) {
            return;
        }
        int signatures = certificate.map(each -> each.votes().size()).orElse(0);
        long length = facts.bytes(block) + (long) signatures * Account.VOTE_LENGTH;
        terms.network().send(from.id, to, (int) length, () -> nodes.get(to).take(from.id, block, certificate));
    }

    boolean holds(HeightTerms height, Block block, Certificate certificate) {
        return certificate.height() == height.height()
                && certificate.block().equals(facts.hash(block))
                && certificates.holds(height.scope(), height.electorate().validators(), certificate);
    }

    void decided(ImprovedNode node, Tip tip, Certificate certificate, Times times) {
        if (account.decided(node, tip, times)) {
            terms.finality()
                    .reached(
                            tip.height(),
                            tip.progress(),
                            node.id,
                            certificate.votes().size());
            long slowest =
                    nodes.stream().mapToLong(each -> each.tip().height()).min().orElse(0);
            facts.forgetBelow(slowest - KEPT);
            nodes.forEach(each -> each.forgetBelow(slowest - KEPT));
        }
    }

    @Override
    public long height() {
        return account.height();
    }

    @Override
    public TimeSpent spent(long height) {
        return account.spent(height);
    }

    @Override
    public long missed() {
        return account.missed();
    }

    @Override
    public long evicted() {
        return ahead().tip().elections().excluded();
    }

    private ImprovedNode ahead() {
        ImprovedNode ahead = nodes.getFirst();
        for (ImprovedNode node : nodes) {
            boolean isBetter = !terms.isHonest(ahead.id)
                    || node.tip().height() > ahead.tip().height();
            ahead = terms.isHonest(node.id) && isBetter ? node : ahead;
        }
        return ahead;
    }

    @Override
    public int delegate() {
        return Facts.index(ahead().tip().next().leader(0));
    }

    @Override
    public long forks() {
        return account.forks();
    }

    @Override
    public long firstLost() {
        return account.firstLost();
    }

    @Override
    public long lastLost() {
        return account.lastLost();
    }

    /** For tests: what each node has decided, by height. */
    Map<Long, Set<Hash>> decisions() {
        return new HashMap<>(account.decisions());
    }
}
