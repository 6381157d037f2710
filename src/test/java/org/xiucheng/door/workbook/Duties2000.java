package org.xiucheng.door.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;

/// Two thousand duties of the small city as people would type them: a rule for one category in one area each.
final class Duties2000 {
    static final List<String> HEAD = List.of(
            "id name_zh name_en scope system category place area road from_m to_m component_system component unit post basis priority fallback from to"
                    .split(" "));
    private static final List<String> AREAS = List.of(
            "999902001",
            "999902001001",
            "999902001001001",
            "99990200100100101",
            "99990200100100102",
            "999902002",
            "999902002001",
            "999902002001001",
            "99990200200100101",
            "99990200200100102");
    private static final List<String> UNITS = List.of("sanitation", "roads-bureau", "office-west", "office-east");
    private static final int ALL = 2_000;

    final List<List<String>> rows = new ArrayList<>();
    /// A category of which no rule speaks below the eastern street.
    final CategoryKey unspoken;

    Duties2000(Categories categories, Random random) {
        var keys = categories.list().stream()
                .filter(category -> !category.retiredAt(Instant.now()))
                .map(category -> category.key())
                .toList();
        unspoken = keys.getLast();
        for (var area : AREAS) {
            for (var key : keys) {
                if (rows.size() < ALL) {
                    row(
                            "area-%s-%s-%s".formatted(area, key.system(), key.code()),
                            key.system(),
                            key.code(),
                            area,
                            random);
                }
            }
        }
    }

    List<String> row(String id, String system, String code, String area, Random random) {
        var row = new ArrayList<>(Collections.nCopies(HEAD.size(), ""));
        rows.add(row);
        set(row, "id", id);
        set(row, "name_zh", "规则" + rows.size());
        set(row, "name_en", "Rule " + rows.size());
        set(row, "scope", "one");
        set(row, "system", system);
        set(row, "category", code);
        set(row, "place", "area");
        set(row, "area", area);
        set(row, "unit", UNITS.get(random.nextInt(UNITS.size())));
        set(row, "basis", "demo-ordinance/8");
        set(row, "fallback", "否");
        return row;
    }

    static void set(List<String> row, String column, String value) {
        row.set(HEAD.indexOf(column), value);
    }

    /// What a test does to the sheet beside its texts.
    interface Spoil {
        void to(Worksheet sheet);
    }

    byte[] xlsx(List<String> head, Spoil spoil) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", null)) {
            var sheet = workbook.newWorksheet("责任清单");
            write(sheet, 0, head);
            for (var i = 0; i < rows.size(); i++) {
                write(sheet, i + 1, rows.get(i));
            }
            spoil.to(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int line, List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            var text = cells.get(column);
            if (column < HEAD.size()
                    && Arrays.asList("from_m", "to_m").contains(HEAD.get(column))
                    && text.matches("\\d+")) {
                sheet.value(line, column, Integer.valueOf(text));
            } else if (!text.isEmpty()) {
                sheet.value(line, column, text);
            }
        }
    }
}
