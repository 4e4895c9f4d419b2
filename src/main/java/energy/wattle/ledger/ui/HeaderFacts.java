package energy.wattle.ledger.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ChainBook.BlockSheet;

/** What a block's header says, field by field, and what each field is good for. */
class HeaderFacts extends DescriptionList {

    private static final long serialVersionUID = 1;

    private final transient ChainWords words;

    HeaderFacts(ChainWords words, BlockSheet sheet) {
        this.words = words;
        addClassName("desk-header-facts");
        BlockHeader header = sheet.header();
        fact("hash", sheet.hash());
        fact("previous", header.previous());
        fact("round", header.round());
        fact("proposer", header.proposer());
        fact("records-root", header.recordsRoot());
        fact("results-root", header.resultsRoot());
        fact("state-root", header.stateRoot());
        fact("history-root", header.historyRoot());
        fact("validators", header.validators());
        fact("next-validators", header.nextValidators());
        fact("election", header.election());
        fact("epoch", header.epoch());
        fact("version", header.version());
    }

    private void fact(String key, Object value) {
        Span written = new Span(String.valueOf(value));
        written.addClassName("desk-hash");
        Paragraph about = new Paragraph(words.of("header." + key + ".about"));
        about.addClassName("desk-muted");
        add(new Div(new Term(words.of("header." + key)), new Description(written, about)));
    }
}
