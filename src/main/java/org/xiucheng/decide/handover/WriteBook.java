package org.xiucheng.decide.handover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.call.CallDuty;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.roster.HandOver;
import org.xiucheng.kernel.roster.OnDuty;
import org.xiucheng.kernel.roster.Span;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;

/// Writes down at the end of each turn what its unit has open, and calls whoever should have taken it over: a
/// scan over the roster and over rows, never a timer.
///
/// Each turn is written once, however many scan. A hand-over in which nothing is open and nothing was said
/// needs nobody, and calls nobody.
@Service
public class WriteBook implements Chore {
    private static final BookLimits LIMITS = BookLimits.USUAL;

    private final SqlBook book;
    private final CurrentManning manning;
    private final CallDuty callDuty;
    private final Proving proving;

    WriteBook(SqlBook book, CurrentManning manning, CallDuty callDuty, Proving proving) {
        this.book = book;
        this.manning = manning;
        this.callDuty = callDuty;
        this.proving = proving;
    }

    /// In whose name what is open is read, and how what was written is proven.
    @Component
    record Proving(AsViewer viewer, SqlEntries entries, Maker maker) {}

    @Override
    public Duration every() {
        return LIMITS.every();
    }

    @Override
    public void look() {
        scan();
    }

    /// How many hand-overs were written by this look.
    public int scan() {
        var now = proving.maker.now();
        var known = manning.get();
        var span = new Span(now.minus(LIMITS.back()), now);
        var written = known.roster().units().stream()
                .flatMap(unit -> HandOver.of(unit, span, known).stream())
                .mapToInt(this::write)
                .sum();
        book.late(now, LIMITS.listed()).forEach(late -> callDuty.ring(late.code(), late.unit(), now));
        return written;
    }

    private int write(HandOver handOver) {
        var known = manning.get();
        var turn = handOver.turn();
        var end = turn.time().to();
        var to = handOver.next()
                .map(next -> next.post())
                .or(() -> OnDuty.at(turn.unit(), end, known).post());
        var code = PublicNumber.fresh(end, proving.maker.random()).text();
        var page = new SqlBook.Page(
                code,
                turn,
                known.present(turn.post(), end.minusNanos(1_000)),
                to,
                handOver.from().plus(LIMITS.within()));
        return proving.viewer.read(new Subject.Clock(), () -> {
            if (!book.add(page)) {
                return 0;
            }
            var open = book.open(turn.unit(), LIMITS.listed());
            book.add(code, open);
            proving.entries.add(entry(page, open));
            return 1;
        });
    }

    private Entry entry(SqlBook.Page page, List<SqlBook.Item> open) {
        var lines = open.stream().map(SqlBook.Item::line).collect(Collectors.joining("\n"));
        var entry = Entry.of("handover.written", proving.maker.now(), proving.maker.random())
                .fact("code", page.code())
                .fact("unit", page.turn().unit())
                .fact("shift", page.turn().shift())
                .fact("day", page.turn().day().toString())
                .fact("post", page.turn().post())
                .fact("to", page.to().orElse(""))
                .fact("open", open.size())
                .fact("digest", HexFormat.of().formatHex(Sha256.of(lines.getBytes(StandardCharsets.UTF_8))));
        return entry.sealed(proving.maker.id());
    }
}
