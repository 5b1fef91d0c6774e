package dev.jobwright.cli.command;

/** A place for a part of the line, as GNU parallel writes them. */
public enum Token {
    LINE("{}", "1"),
    WITHOUT_EXTENSION("{.}", "JW_NOEXT"),
    BASE("{/}", "JW_BASE"),
    FOLDER("{//}", "JW_DIR"),
    BASE_WITHOUT_EXTENSION("{/.}", "JW_BASE_NOEXT"),
    NUMBER("{#}", "JOBWRIGHT_SEQ"),
    SLOT("{%}", "JOBWRIGHT_SLOT");

    private final String text;
    private final String variable;

    Token(String text, String variable) {
        this.text = text;
        this.variable = variable;
    }

    public String text() {
        return text;
    }

    /** The shell's name for the value: what a script gets instead of the value itself. */
    String variable() {
        return variable;
    }

    public String value(Substitution given) {
        String line = given.line();
        return switch (this) {
            case LINE -> line;
            case WITHOUT_EXTENSION -> line.substring(0, baseStart(line)) + stem(line.substring(baseStart(line)));
            case BASE -> base(line);
            case FOLDER -> folder(line);
            case BASE_WITHOUT_EXTENSION -> stem(base(line));
            case NUMBER -> Long.toString(given.number());
            case SLOT -> Integer.toString(given.slot());
        };
    }

    private static int baseStart(String path) {
        return path.lastIndexOf('/') + 1;
    }

    private static String base(String path) {
        String trimmed = withoutEndSlashes(path);
        return trimmed.equals("/") ? "/" : trimmed.substring(baseStart(trimmed));
    }

    private static String folder(String path) {
        String trimmed = withoutEndSlashes(path);
        int slash = trimmed.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : withoutEndSlashes(trimmed.substring(0, slash));
    }

    private static String withoutEndSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** A leading dot begins a hidden file's name, not an extension. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
