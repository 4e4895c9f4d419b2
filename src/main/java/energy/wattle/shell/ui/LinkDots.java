package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import energy.wattle.shell.TierLinks.Link;
import energy.wattle.shell.TierLinks.State;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The chain of tiers as dots: filled where there is a link, hollow where there is none. A tooltip says it in words. */
class LinkDots extends Span {

    private static final long serialVersionUID = 1;

    private final Tooltip tooltip = Tooltip.forComponent(this);
    private transient List<Link> shown = List.of();

    LinkDots() {
        addClassName("wattle-links");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("tabindex", "0");
    }

    void show(List<Link> links) {
        if (!links.equals(shown)) {
            shown = links;
            removeAll();
            links.forEach(link -> add(dot(link)));
            String words = words(links);
            getElement().setAttribute("aria-label", words);
            tooltip.setText(words);
        }
    }

    private static Span dot(Link link) {
        Span dot = new Span();
        dot.addClassNames("wattle-link", "wattle-link-" + tag(link.state()));
        return dot;
    }

    private String words(List<Link> links) {
        if (links.stream().allMatch(link -> link.state() == State.HERE)) {
            return getTranslation("shell.links.here");
        }
        return links.stream()
                .map(link -> getTranslation(
                        "shell.links.one",
                        getTranslation("shell.links.tier." + link.tier().tag()),
                        getTranslation("shell.links.state." + tag(link.state()))))
                .collect(Collectors.joining(" · "));
    }

    private static String tag(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
