package org.xiucheng.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.kernel.law.Article;
import org.xiucheng.kernel.law.ArticleId;

/// Reads laws and their articles.
record ReadArticles(PackReading reading) {
    private static final Set<String> LAW = Set.of("id", "name", "from", "to", "demo", "source", "articles");
    private static final Set<String> ARTICLE = Set.of("id", "number", "gist", "from", "to");

    List<Article> of(PackReading.Pack pack) {
        return reading.listed(pack, "articles").stream()
                .map(file -> reading.flaws().attempt(() -> file(pack, file)))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
    }

    private List<Article> file(PackReading.Pack pack, YamlValue file) {
        var laws = reading.yaml(file, pack.path(file.text())).only(Set.of("laws"));
        return laws.list("laws").stream()
                .map(law -> reading.flaws().attempt(() -> law(law)))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
    }

    private List<Article> law(YamlValue law) {
        law.only(LAW);
        return reading.flaws().each(law.get("articles").list(), article -> article(law, article));
    }

    private Article article(YamlValue law, YamlValue article) {
        article.only(ARTICLE);
        var id = article.get("id").as(number -> new ArticleId(law.get("id").text() + "/" + number));
        var validity = reading.validity(
                article::fault,
                article.find("from").or(() -> law.find("from")).map(ReadArticles::day),
                article.find("to").or(() -> law.find("to")).map(ReadArticles::day));
        return new Article(
                id,
                law.get("name").bilingual(),
                article.get("number").text(),
                article.get("gist").bilingual(),
                validity,
                law.get("demo").truth(),
                law.get("source").text());
    }

    private static LocalDate day(YamlValue value) {
        return value.as(LocalDate::parse);
    }
}
