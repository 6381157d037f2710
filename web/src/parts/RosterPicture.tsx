import type { RosterWeek } from '../api/roster'
import { useWords } from '../words/useWords'

const DAY = 86_400_000

/** A week as seven strips of a day each; every post has a row of its own in them, and gaps stand out. What it shows is also there as a list. */
export function RosterPicture({ week }: { week: RosterWeek }) {
  const { t, say } = useWords()
  const posts = [...new Map(week.turns.map(turn => [turn.post.code, turn.post])).values()].sort((one, other) => one.code.localeCompare(other.code))
  const start = Date.parse(week.from)
  const length = (Date.parse(week.to) - start) / 7
  const tall = Math.max(1, posts.length) * 14
  return (
    <div>
      {Array.from({ length: 7 }, (_, i) => {
        const from = start + i * length
        const within = (iso: string) => Math.min(1440, Math.max(0, (Date.parse(iso) - from) / length * 1440))
        const label = new Date(Date.parse(`${week.first}T00:00:00Z`) + i * DAY).toISOString().slice(0, 10)
        return (
          <figure className="roster-day" key={label}>
            <figcaption>{label}</figcaption>
            <svg viewBox={`0 0 1440 ${tall}`} preserveAspectRatio="none" role="img" aria-label={t('roster.dayOf', { day: label })}>
              <rect className="roster-ground" width="1440" height={tall} />
              {week.turns.filter(turn => within(turn.to) > within(turn.from)).map(turn => (
                <rect key={`${turn.shift} ${turn.day}`} className={turn.held === false ? 'roster-turn unheld' : turn.instead ? 'roster-turn covered' : 'roster-turn'}
                  x={within(turn.from)} width={within(turn.to) - within(turn.from)} y={posts.findIndex(post => post.code === turn.post.code) * 14 + 1} height="12">
                  <title>{say(turn.post.name)}</title>
                </rect>
              ))}
              {week.findings.filter(found => found.kind === 'gap' && within(found.to) > within(found.from)).map(found => (
                <rect key={found.from} className="roster-gap" x={within(found.from)} width={within(found.to) - within(found.from)} height={tall} />
              ))}
            </svg>
          </figure>
        )
      })}
      <p className="quiet">{t('roster.rows')}{posts.map(post => say(post.name)).join(' · ')}</p>
    </div>
  )
}
