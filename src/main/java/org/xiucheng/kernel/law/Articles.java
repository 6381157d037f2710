package org.xiucheng.kernel.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The law this jurisdiction works by, every version of every article.
public interface Articles {
    /// The version in force at that moment; empty when there is none, or none any more.
    default Optional<Article> inForce(ArticleId id, Instant moment) {
        return versions(id).stream()
                .filter(article -> article.validity().holdsAt(moment))
                .findFirst();
    }

    /// Every version of the article, oldest first; empty when it is not known here.
    List<Article> versions(ArticleId id);

    /// Every version of every article, by name and then by age.
    List<Article> list();

    /// These and no others. Refuses two versions of an article that are in force at the same moment.
    static Articles of(Collection<Article> articles) {
        var clashes = clashes(articles);
        if (!clashes.isEmpty()) {
            throw new IllegalArgumentException("two versions in force at once: " + clashes);
        }
        return new Listed(articles.stream()
                .sorted(Comparator.comparing(article -> article.validity().from()))
                .collect(Collectors.groupingBy(Article::id, Collectors.toUnmodifiableList())));
    }

    /// The articles of which two versions would be in force at the same moment.
    static List<ArticleId> clashes(Collection<Article> articles) {
        var byId = articles.stream()
                .sorted(Comparator.comparing(article -> article.validity().from()))
                .collect(Collectors.groupingBy(Article::id));
        var clashes = new ArrayList<ArticleId>();
        byId.forEach((id, list) -> {
            for (var i = 1; i < list.size(); i++) {
                if (list.get(i - 1).validity().holdsAt(list.get(i).validity().from())) {
                    clashes.add(id);
                    return;
                }
            }
        });
        clashes.sort(Comparator.comparing(ArticleId::value));
        return clashes;
    }

    /// Articles that never change.
    record Listed(Map<ArticleId, List<Article>> byId) implements Articles {
        public Listed {
            byId = Map.copyOf(byId);
        }

        @Override
        public List<Article> versions(ArticleId id) {
            return byId.getOrDefault(id, List.of());
        }

        @Override
        public List<Article> list() {
            return byId.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
        }
    }
}
