/**
 * Which files are in the homes of which servers, and the removal of old trees. A tree that is
 * deleted leaves a row until its files are deleted too. Start reading at {@link JpaArchive}.
 */
package ktrdr.persistence.artifacts;
