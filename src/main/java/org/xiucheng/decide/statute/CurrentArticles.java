package org.xiucheng.decide.statute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.KeptLines;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.law.Article;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;

/// The articles that are in force, as this node knows them: read once, and anew when an amendment is approved.
@Component
class CurrentArticles implements Articles {
    static final String TABLE = "articles";

    private final KeptLines kept;
    private final ObjectProvider<PackedLaw> packed;
    private final AtomicReference<@Nullable Articles> current = new AtomicReference<>();

    CurrentArticles(KeptLines kept, ObjectProvider<PackedLaw> packed) {
        this.kept = kept;
        this.packed = packed;
    }

    @Override
    public Optional<Article> inForce(ArticleId id, Instant moment) {
        return get().inForce(id, moment);
    }

    @Override
    public List<Article> versions(ArticleId id) {
        return get().versions(id);
    }

    @Override
    public List<Article> list() {
        return get().list();
    }

    private Articles get() {
        var known = current.get();
        return known == null ? refresh() : known;
    }

    /// The rows that hold at that moment or later, once the packs have brought theirs.
    List<Line> from(Instant moment) {
        if (current.get() == null) {
            refresh();
        }
        return kept.from(TABLE, moment);
    }

    Articles refresh() {
        kept.bring(
                TABLE,
                packed.getObject().articles().stream()
                        .map(CurrentArticles::line)
                        .toList());
        var fresh = new Articles.Listed(kept.of(TABLE).stream()
                .map(CurrentArticles::article)
                .collect(Collectors.groupingBy(Article::id, Collectors.toUnmodifiableList())));
        current.set(fresh);
        return fresh;
    }

    private static Line line(Article article) {
        var cells = Map.of(
                "id", article.id().value(),
                "law_zh", article.law().zh(),
                "law_en", article.law().en(),
                "number", article.number(),
                "gist_zh", article.gist().zh(),
                "gist_en", article.gist().en(),
                "demo", article.demo() ? "是" : "否",
                "source", article.source());
        return new Line(article.id().value(), cells, article.validity());
    }

    static Article article(Line line) {
        return new Article(
                new ArticleId(line.cell("id")),
                new Bilingual(line.cell("law_zh"), line.cell("law_en")),
                line.cell("number"),
                new Bilingual(line.cell("gist_zh"), line.cell("gist_en")),
                line.validity(),
                line.cell("demo").equals("是"),
                line.cell("source"));
    }
}
