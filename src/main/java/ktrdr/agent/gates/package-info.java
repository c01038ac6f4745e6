/**
 * What a strategy must show in its design window before it is tested. A gate that is not passed
 * says by how much. Start reading at {@link Gates}.
 */
package ktrdr.agent.gates;
