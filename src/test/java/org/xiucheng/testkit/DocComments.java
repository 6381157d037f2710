package org.xiucheng.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The `///` comments of a source, as the generated pages quote them.
public final class DocComments {
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*)");

    private DocComments() {}

    /// The paragraph that a text opens with.
    public static List<String> first(String text) {
        return text.lines()
                .dropWhile(line -> !line.startsWith("///"))
                .takeWhile(line -> line.startsWith("/// "))
                .map(line -> line.substring(4).strip())
                .toList();
    }

    /// The first sentence on a type of that name.
    public static String sentence(JavaFiles.File file, String type) {
        var paragraph = new ArrayList<String>();
        for (var line : lines(file, type)) {
            if (line.isEmpty() || line.startsWith("@")) {
                break;
            }
            paragraph.add(line);
        }
        var words = String.join(" ", paragraph);
        var end = Pattern.compile("\\.(\\s|$)").matcher(words);
        return end.find() ? words.substring(0, end.start() + 1) : words;
    }

    /// What is said on each parameter of a record of that name.
    public static Map<String, String> params(JavaFiles.File file, String type) {
        var params = new TreeMap<String, String>();
        var last = "";
        for (var line : lines(file, type)) {
            var param = PARAM.matcher(line);
            if (param.matches()) {
                last = param.group(1);
                params.put(last, param.group(2));
            } else if (!last.isEmpty() && !line.isEmpty()) {
                params.merge(last, line, (before, more) -> before + " " + more);
            }
        }
        return params;
    }

    /// The comment right above the declaration of that type.
    private static List<String> lines(JavaFiles.File file, String type) {
        var declared = Pattern.compile(
                "^\\s*(public |final |sealed |abstract |static )*(class|record|interface|enum) " + type + "\\b.*");
        var comment = new ArrayList<String>();
        for (var line : Sources.text(file.path()).lines().toList()) {
            if (declared.matcher(line).matches()) {
                return comment;
            }
            if (line.strip().startsWith("///")) {
                comment.add(line.strip().substring(3).strip());
            } else if (!line.strip().startsWith("@")) {
                comment.clear();
            }
        }
        return List.of();
    }
}
