import { Component, lazy, Suspense } from 'react'
import type { ReactNode } from 'react'
import Absent from './pages/Absent'
import Home from './pages/Home'
import { Loading } from './parts/Notes'
import { Heading, Shell } from './parts/Shell'
import { match, useRouter } from './router'
import type { Match } from './router'
import { useWords } from './words/useWords'

const Report = lazy(() => import('./pages/Report'))
const Matters = lazy(() => import('./pages/Matters'))
const MatterPage = lazy(() => import('./pages/MatterPage'))
const UndertakingPage = lazy(() => import('./pages/UndertakingPage'))
const ProcedurePage = lazy(() => import('./pages/ProcedurePage'))
const Rules = lazy(() => import('./pages/Rules'))
const Roads = lazy(() => import('./pages/Roads'))
const RoadPage = lazy(() => import('./pages/RoadPage'))
const Duties = lazy(() => import('./pages/Duties'))
const Tables = lazy(() => import('./pages/Tables'))
const DutyDraft = lazy(() => import('./pages/DutyDraft'))
const Moderation = lazy(() => import('./pages/Moderation'))
const Login = lazy(() => import('./pages/Login'))
const AccountPage = lazy(() => import('./pages/AccountPage'))
const Work = lazy(() => import('./pages/Work'))
const Grants = lazy(() => import('./pages/Grants'))
const Consent = lazy(() => import('./pages/Consent'))
const Scores = lazy(() => import('./pages/Scores'))
const Patrols = lazy(() => import('./pages/Patrols'))
const Hops = lazy(() => import('./pages/Hops'))
const Groups = lazy(() => import('./pages/Groups'))
const GroupPage = lazy(() => import('./pages/GroupPage'))
const Reforms = lazy(() => import('./pages/Reforms'))
const Redirects = lazy(() => import('./pages/Redirects'))
const Tasks = lazy(() => import('./pages/Tasks'))
const Delegations = lazy(() => import('./pages/Delegations'))
const Roster = lazy(() => import('./pages/Roster'))
const Floods = lazy(() => import('./pages/Floods'))
const Staff = lazy(() => import('./pages/Staff'))
const Misroutes = lazy(() => import('./pages/Misroutes'))
const Audit = lazy(() => import('./pages/Audit'))

export function App() {
  const { pathname } = useRouter()
  const matched = match(pathname)
  return (
    <Shell wide={matched.route === 'work'}>
      <Net key={pathname} broken={<Broken />}>
        <Suspense fallback={<Loading />}>{page(matched)}</Suspense>
      </Net>
    </Shell>
  )
}

function page({ route, params }: Match): ReactNode {
  switch (route) {
    case 'home': return <Home />
    case 'report': return <Report />
    case 'matters': return <Matters />
    case 'matter': return <MatterPage key={params['number']} number={params['number'] ?? ''} />
    case 'undertaking': return <UndertakingPage key={params['number']} number={params['number'] ?? ''} />
    case 'procedure': return <ProcedurePage key={params['name']} name={params['name'] ?? ''} />
    case 'rules': return <Rules />
    case 'roads': return <Roads />
    case 'road': return <RoadPage key={params['id']} id={params['id'] ?? ''} />
    case 'tables': return <Tables />
    case 'duties': return <Duties />
    case 'dutyDraft': return <DutyDraft key={params['code']} code={params['code'] ?? ''} />
    case 'moderation': return <Moderation />
    case 'login': return <Login />
    case 'account': return <AccountPage />
    case 'work': return <Work />
    case 'identity': return <Grants />
    case 'audit': return <Audit />
    case 'patrols': return <Patrols />
    case 'scores': return <Scores />
    case 'consent': return <Consent />
    case 'floods': return <Floods />
    case 'roster': return <Roster />
    case 'misroutes': return <Misroutes />
    case 'hops': return <Hops />
    case 'tasks': return <Tasks />
    case 'groups': return <Groups />
    case 'group': return <GroupPage key={params['code']} code={params['code'] ?? ''} />
    case 'reforms': return <Reforms />
    case 'redirects': return <Redirects />
    case 'delegations': return <Delegations />
    case 'staff': return <Staff />
    case 'absent': return <Absent />
  }
}

function Broken() {
  const { t } = useWords()
  return (
    <div className="plain-page">
      <Heading title={t('broken.title')}>{t('broken.title')}</Heading>
      <p className="page-lead">{t('broken.said')}</p>
      <button className="button primary" type="button" onClick={() => location.reload()}>{t('state.retry')}</button>
    </div>
  )
}

/** Catches the failure of one page; the header and the other pages keep working. */
class Net extends Component<{ broken: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.broken : this.props.children
  }
}
