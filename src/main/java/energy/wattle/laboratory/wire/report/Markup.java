package energy.wattle.laboratory.wire.report;

/** Writes HTML and SVG; every text is escaped. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** A tag as it is: {@code open("p class='note'")}. */
    Markup open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** What is markup already. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** An HTML element with a text in both languages, of which the page shows one. */
    Markup both(String tag, String attributes, Words words) {
        for (String language : new String[] {"en", "zh"}) {
            open("%s lang='%s' class='%s %s'".formatted(tag, language, language, attributes))
                    .text(language.equals("en") ? words.english() : words.chinese())
                    .close(tag);
        }
        return this;
    }

    /** SVG text in both languages. */
    Markup label(double x, double y, String anchor, String kind, Words words) {
        if (words.english().equals(words.chinese())) {
            return open("text x='%s' y='%s' text-anchor='%s' class='%s'".formatted(at(x), at(y), anchor, kind))
                    .text(words.english())
                    .close("text");
        }
        for (String language : new String[] {"en", "zh"}) {
            open("text x='%s' y='%s' text-anchor='%s' class='%s %s'".formatted(at(x), at(y), anchor, language, kind))
                    .text(language.equals("en") ? words.english() : words.chinese())
                    .close("text");
        }
        return this;
    }

    /** A coordinate, in tenths. */
    static String at(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + "." + Math.abs(tenths % 10);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
