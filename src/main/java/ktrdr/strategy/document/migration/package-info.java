/**
 * Documents of version 2 as documents of version 3.0. Nothing is left out silently: what changes is
 * told, and what version 3.0 lacks is left for the validator to refuse. Start reading at {@link
 * Migration}.
 */
package ktrdr.strategy.document.migration;
