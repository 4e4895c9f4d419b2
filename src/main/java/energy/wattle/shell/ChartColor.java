package energy.wattle.shell;

/** The colours a chart may use: each is a token of the theme, {@code --wattle-…}, and means the same on every page. */
public enum ChartColor {
    BRAND,
    SOLD,
    BOUGHT,
    GRID,
    RENEWABLE,
    CONVENTIONAL,
    MUTED
}
