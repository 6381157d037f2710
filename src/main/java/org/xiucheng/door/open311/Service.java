package org.xiucheng.door.open311;

import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;

/// One kind of report that this door offers.
///
/// @param category what it is called inside; absent for `other`, which the intake desk sorts
/// @param description what a reader must know of the list that the code stands in
record Service(
        String code,
        Optional<CategoryKey> category,
        Bilingual name,
        Bilingual group,
        Bilingual description,
        List<Question> questions) {
    Service {
        questions = List.copyOf(questions);
    }

    Optional<Question> question(String code) {
        return questions.stream().filter(asked -> asked.code().equals(code)).findFirst();
    }
}
