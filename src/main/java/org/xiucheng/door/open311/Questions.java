package org.xiucheng.door.open311;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;

/// What is asked about each category, as the packs of the city say in their `questions.csv`.
///
/// A row is one answer of a list, or the whole of any other question: system, code (or `*` for all of that
/// system), question, kind, required (yes or no), wording in both languages, and key and name of the answer.
/// Read whole; every flaw is named at once.
final class Questions {
    private static final String EVERY = "*";
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private final Map<CategoryKey, Map<String, Question>> asked = new LinkedHashMap<>();
    private final List<String> flaws = new ArrayList<>();

    private Questions() {}

    /// Reads the packs of a city; those without questions are passed over.
    static Questions of(List<String> packs, ResourceLoader files) {
        var questions = new Questions();
        packs.stream()
                .map(pack -> files.getResource("classpath:packs/" + pack + "/questions.csv"))
                .filter(Resource::exists)
                .forEach(questions::read);
        if (!questions.flaws.isEmpty()) {
            throw new IllegalStateException("questions.csv: " + String.join("; ", questions.flaws));
        }
        return questions;
    }

    /// What is asked about that category: first what is asked about all of its system.
    List<Question> about(CategoryKey category) {
        var all = new LinkedHashMap<String, Question>();
        all.putAll(asked.getOrDefault(new CategoryKey(category.system(), EVERY), Map.of()));
        all.putAll(asked.getOrDefault(category, Map.of()));
        return List.copyOf(all.values());
    }

    private void read(Resource file) {
        try (var text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                var rows = CSV.parse(text)) {
            rows.forEach(this::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(CSVRecord row) {
        try {
            var kind = Question.Kind.of(row.get("kind"));
            if (kind.isEmpty() || kind.get().chooses() == row.get("key").isEmpty()) {
                throw new IllegalArgumentException("a list has keys and nothing else has");
            }
            var first = question(row, kind.get());
            asked.computeIfAbsent(new CategoryKey(row.get("system"), row.get("code")), _ -> new LinkedHashMap<>())
                    .merge(first.code(), first, Questions::joined);
        } catch (IllegalArgumentException e) {
            flaws.add("row " + row.getRecordNumber() + ": " + e.getMessage());
        }
    }

    private static Question question(CSVRecord row, Question.Kind kind) {
        var choice = new Question.Choice(row.get("key"), name(row, "name"));
        return new Question(
                row.get("question"),
                kind,
                row.get("required").equals("yes"),
                name(row, "wording"),
                kind.chooses() ? List.of(choice) : List.of());
    }

    private static Bilingual name(CSVRecord row, String column) {
        var zh = row.get(column + "_zh");
        var en = row.get(column + "_en");
        return column.equals("name") && zh.isEmpty() ? Bilingual.same("-") : new Bilingual(zh, en);
    }

    private static Question joined(Question earlier, Question later) {
        if (!earlier.kind().chooses() || earlier.kind() != later.kind()) {
            throw new IllegalArgumentException(earlier.code() + " is asked twice");
        }
        var choices = new ArrayList<>(earlier.choices());
        choices.addAll(later.choices());
        return new Question(earlier.code(), earlier.kind(), earlier.required(), earlier.wording(), choices);
    }
}
