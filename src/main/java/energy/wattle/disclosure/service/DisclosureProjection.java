package energy.wattle.disclosure.service;

import energy.wattle.disclosure.store.PublicationStore;
import energy.wattle.disclosure.store.RootStore;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publications in effect, and the roots that they name. */
@Component
class DisclosureProjection implements Projection {

    private final PublicationStore publications;
    private final RootStore roots;

    DisclosureProjection(PublicationStore publications, RootStore roots) {
        this.publications = publications;
        this.roots = roots;
    }

    @Override
    public List<String> tables() {
        return List.of("disclosure.block_root", "disclosure.publication");
    }

    @Override
    public void project(FinalBlock block) {
        roots.add(block);
        for (FinalRecord record : block.records()) {
            if (record.record().kind() == RecordKind.PUBLICATION && record.isInEffect()) {
                publications.add(block, record);
            }
        }
    }
}
