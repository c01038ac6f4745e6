/** Floor 3. Designer and assessor, gates. */
package ktrdr.agent;
