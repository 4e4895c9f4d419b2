package energy.wattle.disclosure;

/** How a document is taken away. */
public enum FileFormat {
    CSV("csv", "text/csv; charset=utf-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),

    /** A publication's with the proof of its record; see docs/guides/disclosure.md. */
    JSON("json", "application/json");

    private final String ending;
    private final String mediaType;

    FileFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** Of file names, without the point. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
