package energy.wattle.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZonedDateTime;

/** When what stands above was last true, and the block that says so: "as of 14:32:07, block 1,204". */
public final class AsOf extends Paragraph {

    private static final long serialVersionUID = 1;

    private final Span time = new Span();
    private final Anchor block = new Anchor();

    public AsOf() {
        addClassName("wattle-as-of");
        add(time, block);
        setVisible(false);
    }

    /**
     * @param at market time, in the time zone of the market
     * @param height of the last block that counts
     * @param path of the page that shows the block
     */
    public void show(ZonedDateTime at, long height, String path) {
        Formats formats = Formats.in(getLocale());
        LiveText.show(time, getTranslation("shell.as-of", formats.time(at)));
        LiveText.show(block, getTranslation("shell.as-of.block", formats.number(height)));
        block.setHref(path);
        setVisible(true);
    }
}
