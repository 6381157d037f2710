package org.xiucheng.serve.matter;

import java.util.List;
import java.util.Optional;

/// One page of a list, and the cursor of the next; the last page has none.
public record Page<T>(List<T> items, Optional<String> next) {}
