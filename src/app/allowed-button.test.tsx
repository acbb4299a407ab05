import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AllowedButton } from './allowed-button.tsx';

afterEach(cleanup);

describe('a button that not everybody may use', () => {
  it('does what it says for those who may', () => {
    const onClick = vi.fn();
    render(
      <AllowedButton may={{ allowed: true }} onClick={onClick}>
        Edit
      </AllowedButton>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    expect(onClick).toHaveBeenCalledOnce();
  });

  it('does nothing for the others, stays within reach of the keyboard, and says why', async () => {
    const onClick = vi.fn();
    render(
      <AllowedButton may={{ allowed: false, needs: 'admin' }} onClick={onClick}>
        Edit
      </AllowedButton>,
    );
    const button = screen.getByRole('button', { name: 'Edit' });
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.focus();
    expect(document.activeElement).toBe(button);
    expect((await screen.findByRole('tooltip')).textContent).toContain('Admin');
  });

  it('names the file that owns what it would change, whoever asks', async () => {
    render(
      <AllowedButton may={{ allowed: true }} file="town/shop.yaml">
        Edit
      </AllowedButton>,
    );
    screen.getByRole('button', { name: 'Edit' }).focus();
    expect((await screen.findByRole('tooltip')).textContent).toContain('town/shop.yaml');
  });
});
