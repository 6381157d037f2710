package org.xiucheng.decide.table;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.xiucheng.kernel.Bilingual;

/// One row below the head, asked for by column; what is no such thing becomes a fault of its cell.
public final class Row {
    private static final Set<String> YES = Set.of("true", "yes", "是", "1", "y");
    private static final Set<String> NO = Set.of("false", "no", "否", "0", "n");
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final Grid.Line line;
    private final Map<Column, Integer> placed;
    private final Faults faults;

    Row(Grid.Line line, Map<Column, Integer> placed, Faults faults) {
        this.line = line;
        this.placed = placed;
        this.faults = faults;
    }

    public int line() {
        return line.number();
    }

    /// Whether nothing is wrong with it so far.
    public boolean sound() {
        return !faults.lies(line.number());
    }

    /// The text of a column; a fault where it must be there and is not.
    public Optional<String> text(Column column) {
        var text = cell(column).text().strip();
        if (text.isEmpty() && column.needed()) {
            fault(column, "cell.missing", new Bilingual("此格必填。", "This cell must be filled in."));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// A text of that form; a fault where it has another.
    public Optional<String> form(Column column, Pattern form, String code, Bilingual says) {
        var text = text(column);
        if (text.filter(said -> !form.matcher(said).matches()).isPresent()) {
            fault(column, code, says);
            return Optional.empty();
        }
        return text;
    }

    /// Words on one line, of at most so many characters.
    public Optional<String> words(Column column, int most) {
        var text = text(column);
        if (text.filter(said -> said.codePointCount(0, said.length()) > most).isPresent()) {
            fault(column, "length.max", new Bilingual("文字太长，最多 " + most + " 字。", "At most " + most + " characters."));
            return Optional.empty();
        }
        return text;
    }

    /// One word of a list, said by its key or by one of its names.
    public Optional<String> choice(Column column, List<Choice> choices) {
        var text = text(column);
        var found = text.flatMap(
                said -> choices.stream().filter(one -> one.isMeantBy(said)).findFirst());
        if (text.isPresent() && found.isEmpty()) {
            var all = String.join("、", choices.stream().map(Choice::both).toList());
            fault(column, "cell.choice", new Bilingual("只能填：" + all + "。", "One of these: " + all + "."));
        }
        return found.map(Choice::key);
    }

    /// A number of metres or the like, not negative.
    public Optional<Double> measure(Column column) {
        return number(column).map(BigDecimal::doubleValue);
    }

    /// A whole number that fits an `int`.
    public Optional<Integer> whole(Column column) {
        return number(column).flatMap(number -> {
            try {
                return Optional.of(number.intValueExact());
            } catch (ArithmeticException e) {
                fault(column, "cell.whole", new Bilingual("请填整数。", "Write a whole number."));
                return Optional.empty();
            }
        });
    }

    /// Yes or no; no when empty.
    public boolean truth(Column column) {
        var said = cell(column).text().strip().toLowerCase(Locale.ROOT);
        if (!said.isEmpty() && !YES.contains(said) && !NO.contains(said)) {
            fault(column, "cell.truth", new Bilingual("请填“是”或“否”。", "Write yes or no."));
        }
        return YES.contains(said);
    }

    /// A day or a moment, in the zone of the city where it names none.
    public Optional<Moment> moment(Column column, ZoneId zone) {
        var cell = cell(column);
        if (cell.text().isBlank()) {
            return Optional.empty();
        }
        var found = cell.sort() == Cell.Sort.NUMBER ? Optional.<Moment>empty() : Moment.read(cell.text(), zone);
        if (found.isEmpty()) {
            fault(
                    column,
                    "cell.moment",
                    new Bilingual(
                            "请填日期，如 2026-12-01 或 2026-12-01T08:00。",
                            "Write a date, such as 2026-12-01 or 2026-12-01T08:00."));
        }
        return found;
    }

    /// Notes what is wrong with the cell in that column.
    public void fault(Column column, String code, Bilingual says) {
        var place = placed.getOrDefault(column, 0);
        faults.add(
                new Faults.Spot(
                        line.number(), place, column.header(), cell(column).text()),
                code,
                says);
    }

    /// What stands there, unread.
    public Cell cell(Column column) {
        var place = placed.get(column);
        return place == null ? Cell.EMPTY : line.cell(place);
    }

    private Optional<BigDecimal> number(Column column) {
        var text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text.get());
            if (number.signum() >= 0 && number.compareTo(MOST) <= 0) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        fault(column, "cell.number", new Bilingual("请填不小于零的数。", "Write a number, zero or more."));
        return Optional.empty();
    }

    /// A word that a cell may hold: its key and what people call it.
    public record Choice(String key, Bilingual name) {
        public static Choice of(String key, String zh, String en) {
            return new Choice(key, new Bilingual(zh, en));
        }

        boolean isMeantBy(String said) {
            return said.equalsIgnoreCase(key) || said.equals(name.zh()) || said.equalsIgnoreCase(name.en());
        }

        String both() {
            return key + "（" + name.zh() + "）";
        }
    }
}
