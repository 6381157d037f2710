package org.xiucheng.compute.misroute;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The mis-route figure as it may be published: month by month, and by the unit that matters were first sent
/// to.
///
/// A count is published when it is none or at least `k`. Units with smaller counts are told together, with as
/// many others as it takes that the rest is no small count either; so the parts always add up to the month.
public final class Misroutes {
    private Misroutes() {}

    /// What one month knows of one unit: matters first sent to it, those of them that are handled, and those
    /// that another unit handled.
    public record Cell(YearMonth month, String unit, long sent, long handled, long elsewhere) {}

    /// One month. Without a share where that would be a small count.
    public record Month(
            YearMonth month, long sent, Optional<Share> elsewhere, List<ByUnit> units, Optional<Others> others) {
        public Month {
            units = List.copyOf(units);
        }
    }

    /// The matters first sent to one unit.
    public record ByUnit(String unit, Share elsewhere) {}

    /// Several units together.
    public record Others(int units, Share elsewhere) {}

    /// The months there are, in order.
    public static List<Month> months(Collection<Cell> cells, int k) {
        return cells.stream()
                .collect(Collectors.groupingBy(Cell::month, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(month -> month(month.getKey(), joined(month.getValue()), k))
                .toList();
    }

    private static List<Cell> joined(List<Cell> cells) {
        Map<String, Cell> byUnit = new TreeMap<>();
        cells.forEach(cell -> byUnit.merge(cell.unit(), cell, Misroutes::sum));
        return List.copyOf(byUnit.values());
    }

    private static Cell sum(Cell one, Cell two) {
        return new Cell(
                one.month(),
                one.unit(),
                one.sent() + two.sent(),
                one.handled() + two.handled(),
                one.elsewhere() + two.elsewhere());
    }

    private static Month month(YearMonth month, List<Cell> cells, int k) {
        var sent = cells.stream().mapToLong(Cell::sent).sum();
        var all = share(cells);
        if (!told(all, k)) {
            return new Month(month, sent, Optional.empty(), List.of(), Optional.empty());
        }
        var ordered = cells.stream()
                .filter(cell -> cell.handled() > 0)
                .sorted(Comparator.comparing((Cell cell) -> told(share(List.of(cell)), k))
                        .thenComparingLong(Cell::elsewhere)
                        .thenComparingLong(Cell::handled)
                        .thenComparing(Cell::unit))
                .toList();
        var together = 0;
        while (together < ordered.size() && !split(ordered, together, k)) {
            together++;
        }
        var others = ordered.subList(0, together);
        return new Month(
                month,
                sent,
                Optional.of(all),
                ordered.subList(together, ordered.size()).stream()
                        .map(cell -> new ByUnit(cell.unit(), share(List.of(cell))))
                        .sorted(Comparator.comparing(ByUnit::unit))
                        .toList(),
                others.isEmpty() ? Optional.empty() : Optional.of(new Others(others.size(), share(others))));
    }

    /// Whether the first so many together, and each of those after them alone, may be told.
    private static boolean split(List<Cell> ordered, int together, int k) {
        return together != 1
                && told(share(ordered.subList(0, together)), k)
                && ordered.subList(together, ordered.size()).stream().allMatch(cell -> told(share(List.of(cell)), k));
    }

    private static boolean told(Share share, int k) {
        return told(share.part(), k) && told(share.whole(), k);
    }

    private static boolean told(long count, int k) {
        return count == 0 || count >= k;
    }

    private static Share share(Collection<Cell> cells) {
        return cells.stream()
                .map(cell -> new Share(cell.elsewhere(), cell.handled()))
                .reduce(new Share(0, 0), Share::plus);
    }
}
